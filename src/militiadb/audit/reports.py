"""Audits as text, JSON and Markdown: what is unexplained in full, what is explained counted, or told on request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import asdict

from militiadb.audit.completeness import HEADER, completeness, totals
from militiadb.audit.differences import Audit, Difference, DifferenceKind
from militiadb.checks.reports.markdown_text import escaped
from militiadb.model.registry import Registry

SCHEMA = "militiadb.audit/1"
SUMMARY_SCHEMA = "militiadb.audit-summary/1"
HEADINGS = {
    DifferenceKind.ENTRY_LACKING: "on the list, and not in the registry",
    DifferenceKind.ENTRY_NOT_ON_LIST: "in the registry, and not on the list",
    DifferenceKind.REMOVED_BUT_LISTED: "removed by the registry, and on the list",
    DifferenceKind.LEFT_OUT_BUT_HELD: "held, and said to be left out",
    DifferenceKind.OTHER_NUMBER: "the list's number differs",
    DifferenceKind.OTHER_PROGRAMME: "the list marks another programme",
    DifferenceKind.OTHER_DATE: "the date differs",
    DifferenceKind.OTHER_HEADING: "the list heads the entry otherwise",
    DifferenceKind.NAME_LACKING: "names that the list prints and the entry lacks",
    DifferenceKind.NAME_NOT_ON_LIST: "names of the entry that the list does not print",
}


def text_report(audits: Sequence[Audit], *, explained: bool = False) -> str:
    """The audits as lines for a terminal."""
    return "\n\n".join("\n".join(_text(audit, explained)) for audit in audits)


def _text(audit: Audit, explained: bool) -> Iterator[str]:
    yield f"{audit.file}: {audit.title}, as of {audit.as_of} ({audit.dated_by})"
    compared = sum(count for _, count, _ in audit.held)
    entries, names = _counted(compared, "entry", "entries"), _counted(audit.names_compared, "name", "names")
    programmes = _counted(len(audit.held), "programme", "programmes")
    listed = _counted(audit.listed, "entry", "entries")
    yield f"  {listed} on the list; compared: {entries} of the registry in {programmes}, {names}"
    yield from _grouped(audit.unexplained)
    if explained:
        yield from _grouped([each for each in audit.differences if each.reason is not None])
    told = ", ".join(f"{reason} {count}" for reason, count in audit.reasons.items())
    yield f"  explained: {told or 'nothing'}"
    named = sum(each.reason is not None and bool(each.proposals) for each in audit.differences)
    if named and not explained:
        bear = _counted(named, "bears", "bear")
        yield f"  of the explained, {bear} a name of a group here: --explained tells which"
    yield f"  unexplained: {len(audit.unexplained)}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _grouped(differences: Sequence[Difference]) -> Iterator[str]:
    for kind, heading in HEADINGS.items():
        found = [each for each in differences if each.kind is kind]
        if found:
            yield f"  {heading}: {len(found)}"
            yield from (f"    {_line(each)}" for each in found)


def _line(difference: Difference) -> str:
    where = " ".join(filter(None, (difference.programme or "no programme", difference.list_id, difference.entry)))
    parts = [f"{where}: {difference.text!r}"]
    parts += [difference.detail] if difference.detail else []
    parts += [f"{difference.reason}{f' ({difference.note})' if difference.note else ''}"] if difference.reason else []
    parts += [f"may be {' or '.join(map(str, difference.proposals))}"] if difference.proposals else []
    return "; ".join(parts)


def markdown_report(audits: Sequence[Audit], *, explained: bool = False) -> str:
    """The audits as Markdown, for a pull request or a page."""
    out = []
    for audit in audits:
        rows = audit.differences if explained else audit.unexplained
        out.append(f"## {escaped(audit.title)}, as of {audit.as_of}\n")
        unexplained = _counted(len(audit.unexplained), "unexplained difference", "unexplained differences")
        out.append(f"{escaped(audit.file)}: {unexplained}.\n")
        if rows:
            out.append("| difference | programme | number | text | why or what |\n|---|---|---|---|---|")
            out += [_row(each) for each in rows]
            out.append("")
        out.append("| reason | count |\n|---|---:|")
        out += [f"| {reason} | {count} |" for reason, count in audit.reasons.items()]
        out.append("")
    return "\n".join(out)


def _row(difference: Difference) -> str:
    why = [str(difference.reason)] if difference.reason else []
    why += [part for part in (difference.detail, difference.note) if part]
    why += [f"may be {proposal}" for proposal in difference.proposals]
    cells = (difference.kind.value, difference.programme, difference.list_id, difference.text, "; ".join(why))
    return f"| {' | '.join(escaped(cell or '') for cell in cells)} |"


def completeness_table(registry: Registry, *, audits: Sequence[Audit] = ()) -> str:
    """How complete each programme is, as a Markdown table with the totals below it."""
    head = [f"| {' | '.join(HEADER)} |", f"|---|{'---:|' * 7}---|---|---|"]
    cells = [row.cells() for row in completeness(registry, audits=audits)]
    rows = [f"| `{programme}` | {' | '.join(rest)} |" for programme, *rest in cells]
    return "\n".join([*head, *rows, "", totals(registry)])


def plain_summary(registry: Registry, *, audits: Sequence[Audit] = ()) -> dict[str, Any]:
    """How complete each programme is, as plain data."""
    return {
        "schema": SUMMARY_SCHEMA,
        "registry": {"version": registry.version, "fingerprint": registry.fingerprint},
        "programmes": [asdict(row) for row in completeness(registry, audits=audits)],
    }


def plain_report(audits: Sequence[Audit]) -> dict[str, Any]:
    """The audits as plain data, every difference with its reason."""
    return {
        "schema": SCHEMA,
        "registry": {"version": audits[0].data_version, "fingerprint": audits[0].fingerprint} if audits else {},
        "audits": [_plain(audit) for audit in audits],
    }


def _plain(audit: Audit) -> dict[str, Any]:
    return {
        "file": audit.file,
        "format": audit.format,
        "list": audit.list,
        "as_of": audit.as_of.isoformat(),
        "dated_by": audit.dated_by,
        "listed": audit.listed,
        "held": [
            {"programme": programme, "entries": entries, "marked": marked} for programme, entries, marked in audit.held
        ],
        "names_compared": audit.names_compared,
        "unexplained": len(audit.unexplained),
        "kinds": dict(Counter(each.kind.value for each in audit.unexplained)),
        "reasons": audit.reasons,
        "differences": [_plain_difference(each) for each in audit.differences],
    }


def _plain_difference(difference: Difference) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": difference.kind.value,
        "programme": difference.programme,
        "list_id": difference.list_id,
        "text": difference.text,
        "entry": difference.entry,
        "detail": difference.detail,
        "reason": difference.reason.value if difference.reason else None,
        "note": difference.note,
        "proposals": [
            {"group": each.group, "name": each.name, "tier": each.tier, "score": each.score}
            for each in difference.proposals
        ],
    }
    return {key: value for key, value in found.items() if value not in (None, [])}
