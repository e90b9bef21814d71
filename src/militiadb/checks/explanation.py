"""What a rule says of itself: for `militiadb check --explain`, and for the reference page made of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.checks.catalogue import BLOCKS, rules
from militiadb.checks.tiny import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.rule import Example, Rule

_LINES = 12
"""How much of an example is shown around what it shows."""


def explained(rule: Rule) -> str:
    """One rule: what it finds, why that matters, how to mend it, and an example of both kinds."""
    return "\n".join(_rule(rule))


def reference() -> str:
    """The reference of all rules, as `docs/reference/rules.md` holds it."""
    lines = [
        "# Rules",
        "",
        "<!-- Written by `python -m militiadb.checks.explanation`; change the classes in src/militiadb/checks. -->",
        "",
        "Every check of a registry: what it finds, why that matters, and how to mend it.",
        "`militiadb check --explain MDB308` says the same in a terminal. A bad and a good example stand under each;",
        "they are run as tests.",
        "Ids are never reused. *Fixable* rules are mended by `militiadb check --fix`.",
        "",
        "| id | name | weight | fixable |",
        "| --- | --- | --- | --- |",
    ]
    lines += [_row(rule) for rule in rules()]
    block = ""
    for rule in rules():
        if rule.id[:4] != block:
            block = rule.id[:4]
            lines += ["", f"## {block}xx {BLOCKS[block]}"]
        lines += ["", *_rule(rule, heading="###", anchor=True)]
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> str:
    return (
        f"| [{rule.id}](#{rule.id.lower()}) | {rule.name} | {rule.severity.value} | {'yes' if rule.fixable else ''} |"
    )


def _rule(rule: Rule, *, heading: str = "#", anchor: bool = False) -> Iterator[str]:
    if anchor:
        yield f"({rule.id.lower()})="
        yield ""
    yield f"{heading} {rule.id} {rule.name} ({rule.severity.value})"
    yield ""
    yield rule.why
    yield ""
    yield f"**Mend it.** {rule.fix}"
    yield ""
    yield f"Bad, reported at {', '.join(f'`{place}`' for place in rule.bad.at)}:"
    yield ""
    yield from _example(rule.bad)
    yield ""
    yield "Good:"
    yield ""
    yield from _example(rule.good, near=rule.bad)


def _example(example: Example, *, near: Example | None = None) -> Iterator[str]:
    places = (near or example).at
    shown = {place.split(":")[0]: int(place.split(":")[1]) for place in reversed(places)}
    for name in example.tell or tuple(shown) or ("groups/saraya.yaml",):
        text = example.files.get(name)
        if text is None:
            yield f"*{name} is not there, and was there in the base revision.*"
            continue
        plain = text if isinstance(text, str) else text.decode("utf-8", "replace")
        yield "```yaml"
        yield f"# {name}"
        yield from _window(plain, shown.get(name) or _difference(name, plain))
        yield "```"


def _difference(name: str, text: str) -> int:
    """The first line that is not the tiny registry's own."""
    own = FILES.get(name, "").split("\n")
    rows = text.split("\n")
    return next((line for line, row in enumerate(rows, 1) if line > len(own) or row != own[line - 1]), 1)


def _window(text: str, line: int) -> Iterator[str]:
    rows = [row if row.isprintable() else _visible(row) for row in text.rstrip("\n").split("\n")]
    first = max(0, min(line - _LINES // 2, len(rows) - _LINES))
    if first:
        yield "# …"
    yield from rows[first : first + _LINES]
    if first + _LINES < len(rows):
        yield "# …"


def _visible(row: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in row)


if __name__ == "__main__":
    import sys

    sys.stdout.write(reference())
