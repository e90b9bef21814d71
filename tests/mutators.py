"""One mutator for every error rule: a slip of the kind that the rule is for, made in the shipped registry.

A mutator is given the registry's texts and a seeded generator, and hands back the files that it changed and the lines
on which the rule has to report it. It says None where the registry has nothing to make that slip with.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from attrs import frozen

Texts = dict[str, str]


@frozen
class Mutant:
    """Changed files (None: deleted), the file that must be reported, and the lines any of which may be named."""

    files: dict[str, str | None]
    file: str
    lines: tuple[int, ...]


Mutator = Callable[[Texts, random.Random], Mutant | None]
MUTATORS: dict[str, Mutator] = {}


def mutator(code: str) -> Callable[[Mutator], Mutator]:
    """Register the mutator of a rule."""

    def add(function: Mutator) -> Mutator:
        MUTATORS[code] = function
        return function

    return add


def lines_matching(texts: Texts, rng: random.Random, folder: str, pattern: str) -> Iterator[tuple[str, list[str], int]]:
    """Lines of a folder that match, in random order of files: the file, its rows, and the index of the row."""
    names = [name for name in texts if name.startswith(folder)]
    rng.shuffle(names)
    wanted = re.compile(pattern)
    for name in names:
        rows = texts[name].split("\n")
        hits = [index for index, row in enumerate(rows) if wanted.search(row)]
        rng.shuffle(hits)
        for index in hits[:1]:
            yield name, rows, index


def swapped(folder: str, pattern: str, replacement: str, *, after: int = 0) -> Mutator:
    """Replace in one matching line; the problem is on that line, or `after` it."""

    def mutate(texts: Texts, rng: random.Random) -> Mutant | None:
        for name, rows, index in lines_matching(texts, rng, folder, pattern):
            row = re.sub(pattern, replacement, rows[index], count=1)
            if row != rows[index]:
                return changed(name, [*rows[:index], row, *rows[index + 1 :]], index + 1 + after)
        return None

    return mutate


def changed(name: str, rows: list[str], *lines: int) -> Mutant:
    """A mutant of one file."""
    return Mutant({name: "\n".join(rows)}, name, lines)


SIMPLE = {
    "MDB001": swapped("groups/", r'^(summary: ".*")$', r"\1 x"),
    "MDB002": swapped("groups/", r"^(kind: .*)$", r"\1\n\1", after=1),
    "MDB003": swapped("groups/", r"^languages: \[", "languages: &langs ["),
    "MDB004": swapped("groups/", r"^kind: ", "kind:\t"),
    "MDB005": swapped("groups/", r"^(names:)$", r"---\n\1"),
    "MDB008": swapped("groups/", r"^countries: \[[A-Z]{2}", "countries: [NO"),
    "MDB009": swapped("groups/", r'^name: "(.)', 'name: "\\1\u2028'),
    "MDB102": swapped("groups/", r"^(\s+)kind: ", r"\1kinde: "),
    "MDB103": swapped("groups/", r"^languages: \[([a-z]+).*\]$", r"languages: \1"),
    "MDB104": swapped("groups/", r"^kind: (.*)$", r"kind: \1x"),
    "MDB105": swapped("groups/", r"^countries: \[[A-Z]{2}", "countries: [Iraq"),
    "MDB106": swapped("registry.yaml", r"^schema_version: \d+", "schema_version: 99"),
    "MDB107": swapped("groups/", r"^countries: \[[A-Z]{2}", "countries: [UK"),
    "MDB201": swapped("groups/", r"^id: (.*)$", r"id: \1-x"),
    "MDB203": swapped("designations/", r"^    group: (.*)$", r"    group: \1-x"),
    "MDB204": swapped("groups/", r"^    by: (.*)$", r"    by: \1-x"),
    "MDB301": swapped("groups/", r'^  - text: "', '  - text: "e\u0301'),
    "MDB302": swapped("groups/", r'^  - text: "(.)', '  - text: "\\1\u200b'),
    "MDB303": swapped("groups/", r'^  - text: "([^"\\]*)"$', r'  - text: "\1 "'),
    "MDB305": swapped("groups/", r"^    lang: .*$", "    lang: iw"),
    "MDB306": swapped("groups/", r'^name: "', 'name: "Zz '),
    "MDB312": swapped("groups/", r'^    pointed: "', '    pointed: "ب'),
    "MDB314": swapped("groups/", r'^  - text: "([^"а-я]*[A-Za-z])a', '  - text: "\\1а'),
    "MDB318": swapped("groups/", r"^    lang: (.*)$", r"    lang: \1\n    also_is_body: false", after=1),
    "MDB319": swapped("lookalikes.yaml", r'^        name: "', '        name: "Zz '),
    "MDB503": swapped("sources/", r"^published: .*$", "published: 2021-13-45"),
    "MDB606": swapped("designations/u", r"^        quality: \w+$", "        quality: good"),
    "MDB806": swapped("registry.yaml", r"^version: .*$", "version: 2001.1.0"),
    "MDB901": swapped("groups/", r"^kind: ", "kind:  "),
}
MUTATORS.update(SIMPLE)


def _item(rows: list[str], index: int) -> tuple[int, int]:
    """The rows of the two-space list item around a row: its first, and the one after its last."""
    first = index
    while not rows[first].startswith("  - "):
        first -= 1
    end = first + 1
    while end < len(rows) and rows[end].startswith("    "):
        end += 1
    return first, end


def _section(rows: list[str], index: int) -> str:
    """The top-level field around a row."""
    return next(row.split(":")[0] for row in reversed(rows[: index + 1]) if row and not row.startswith((" ", "#")))


def without_line(section: str, pattern: str) -> Mutator:
    """Take a line out of an item of a section; the item's first line is reported."""

    def mutate(texts: Texts, rng: random.Random) -> Mutant | None:
        for name, rows, index in lines_matching(texts, rng, "groups/", pattern):
            if _section(rows, index) == section and not rows[index].startswith("  - "):
                first, _ = _item(rows, index)
                return changed(name, rows[:index] + rows[index + 1 :], first + 1)
        return None

    return mutate


MUTATORS["MDB101"] = without_line("names", r"^    lang: ")
MUTATORS["MDB315"] = without_line("names", r"^    sources: \[")
MUTATORS["MDB401"] = without_line("claims", r"^    sources: \[")
MUTATORS["MDB402"] = without_line("claims", r"^    by: ")


@mutator("MDB006")
def misnamed(texts: Texts, rng: random.Random) -> Mutant | None:
    """A file under a name that is not read."""
    name = rng.choice([name for name in texts if name.startswith("groups/")])
    wrong = name.removesuffix(".yaml") + rng.choice([".yml", ".YAML", ".txt", "", " copy.yaml~"])
    return Mutant({name: None, wrong: texts[name]}, wrong, (1,))


@mutator("MDB202")
def twice(texts: Texts, rng: random.Random) -> Mutant | None:
    """An actor under another's id."""
    rows = texts["actors.yaml"].split("\n")
    hits = [index for index, row in enumerate(rows) if row.startswith("  - id: ")]
    first, second = sorted(rng.sample(hits, 2))
    rows[second] = rows[first]
    return changed("actors.yaml", rows, second + 1)


@mutator("MDB210")
def both(texts: Texts, rng: random.Random) -> Mutant | None:
    """An actor under a group's id."""
    rows = texts["actors.yaml"].split("\n")
    at = rng.choice([index for index, row in enumerate(rows) if row.startswith("  - id: ")])
    group = rng.choice(sorted(name for name in texts if name.startswith("groups/")))
    rows[at] = f"  - id: {group.removeprefix('groups/').removesuffix('.yaml')}"
    return changed("actors.yaml", rows, at + 1)


def _tombstone(group_id: str, to: str) -> str:
    return f'id: {group_id}\nname: "X"\nredirect:\n  to: [{to}]\n  reason: merged\n  date: 2020\n'


@mutator("MDB205")
def at_a_tombstone(texts: Texts, rng: random.Random) -> Mutant | None:
    """A list entry of a group that was merged."""
    for name, rows, index in lines_matching(texts, rng, "designations/", r"^    group: "):
        to = rows[index].split()[-1]
        rows = [*rows[:index], "    group: zz-merged", *rows[index + 1 :]]
        return Mutant({name: "\n".join(rows), "groups/zz-merged.yaml": _tombstone("zz-merged", to)}, name, (index + 1,))
    return None


@mutator("MDB206")
def chained(texts: Texts, rng: random.Random) -> Mutant | None:
    """A tombstone of a tombstone."""
    to = rng.choice([name for name in texts if name.startswith("groups/")])[len("groups/") : -len(".yaml")]
    files = {"groups/zz-b.yaml": _tombstone("zz-b", to), "groups/zz-a.yaml": _tombstone("zz-a", "zz-b")}
    return Mutant(dict(files), "groups/zz-a.yaml", (4,))


@mutator("MDB208")
def of_itself(texts: Texts, rng: random.Random) -> Mutant | None:
    """A group that is its own target."""
    for name, rows, index in lines_matching(texts, rng, "groups/", r"^    targets: \[[a-z0-9-]+\]$"):
        own = name[len("groups/") : -len(".yaml")]
        return changed(name, [*rows[:index], f"    targets: [{own}]", *rows[index + 1 :]], index + 1)
    return None


@mutator("MDB308")
def homonym(texts: Texts, rng: random.Random) -> Mutant | None:
    """Another group's native name in place of one's own."""
    pairs = lines_matching(texts, rng, "groups/", r'^  - text: "[\u0600-\u06ff ]{12,}"$')
    for name, rows, index in pairs:
        other, theirs, at = next(pairs)
        if "shared: true" not in texts[other] and "redirect:" not in texts[name] + texts[other]:
            return changed(name, [*rows[:index], theirs[at], *rows[index + 1 :]], index + 1)
    return None


@mutator("MDB311")
def another_word(texts: Texts, rng: random.Random) -> Mutant | None:
    """A translation filed as a romanisation."""
    for name, rows, index in lines_matching(texts, rng, "groups/", r"^    kind: romanisation$"):
        suppressed = "MDB311" in texts[name]
        if not suppressed and re.search(
            r'^  - text: "[\u0600-\u06ff ]+"\n    kind: native$', texts[name], re.MULTILINE
        ):
            first, _ = _item(rows, index)
            word = rng.choice(
                ["Quetzalcoatl Vortex", "Zephyr of Zanzibar", "Fjord Xylophone", "Jazz Quartet", "Wexford"]
            )
            return changed(name, [*rows[:first], f'  - text: "{word}"', *rows[first + 1 :]], first + 1)
    return None


@mutator("MDB403")
def joined_alone(texts: Texts, rng: random.Random) -> Mutant | None:
    """A relation of one group alone, with a target."""
    for name, rows, index in lines_matching(texts, rng, "groups/", r"^    targets: \[[a-z0-9]"):
        first, end = _item(rows, index)
        if rows[first].startswith("  - relation:") and not any(
            row.startswith("    stance:") for row in rows[first:end]
        ):
            return changed(name, [*rows[:first], "  - relation: own-organisation", *rows[first + 1 :]], first + 1)
    return None


@mutator("MDB405")
def likely_denial(texts: Texts, rng: random.Random) -> Mutant | None:
    """A denial with a likelihood."""
    for name, rows, index in lines_matching(texts, rng, "groups/", r"^    by: "):
        first, end = _item(rows, index)
        plain = not any(row.startswith(("    stance:", "    likelihood:")) for row in rows[first:end])
        if _section(rows, index) == "claims" and plain:
            added = ["    stance: denies", "    likelihood: unlikely"]
            return changed(name, [*rows[: index + 1], *added, *rows[index + 1 :]], index + 3)
    return None


@mutator("MDB406")
def unread_targets(texts: Texts, rng: random.Random) -> Mutant | None:
    """A second target without a reading."""
    for name, rows, index in lines_matching(texts, rng, "groups/", r"^    targets: \[[a-z0-9-]+\]$"):
        first, end = _item(rows, index)
        if not any(row.startswith("    reading:") for row in rows[first:end]):
            other = rng.choice([n for n in texts if n.startswith("groups/") and n != name])[len("groups/") : -5]
            row = rows[index].replace("]", f", {other}]")
            return changed(name, [*rows[:index], row, *rows[index + 1 :]], index + 1)
    return None


@mutator("MDB408")
def unsaid_option(texts: Texts, rng: random.Random) -> Mutant | None:
    """An assessment option that nobody asserts."""
    for name, rows, index in lines_matching(texts, rng, "groups/", r"^      - targets: \["):
        return changed(name, [*rows[:index], "      - targets: [al-qaida]", *rows[index + 1 :]], index + 1)
    return None


@mutator("MDB412")
def unfindable(texts: Texts, rng: random.Random) -> Mutant | None:
    """A source without address, number and date."""
    name = rng.choice([name for name in texts if name.startswith("sources/")])
    gone = ("url:", "archive_url:", "identifier:", "published:")
    rows = [row for row in texts[name].split("\n") if not row.startswith(gone)]
    return changed(name, rows, next(i for i, row in enumerate(rows, 1) if row.startswith("title:")))


@mutator("MDB501")
def backwards(texts: Texts, rng: random.Random) -> Mutant | None:
    """A period that ends before it begins."""
    for name, rows, index in lines_matching(texts, rng, "groups/", r"^    lang: "):
        first, end = _item(rows, index)
        if not any(row.startswith(("    since:", "    until:")) for row in rows[first:end]):
            added = ["    since: 2022", "    until: 2019"]
            return changed(name, [*rows[: index + 1], *added, *rows[index + 1 :]], index + 2)
    return None


@mutator("MDB108")
def said_twice(texts: Texts, rng: random.Random) -> Mutant | None:
    """A country named twice."""
    for name, rows, index in lines_matching(texts, rng, "groups/", r"^countries: \[[A-Z]{2}\]$"):
        country = rows[index][-3:-1]
        row = f"countries: [{country}, {country}]"
        return changed(name, [*rows[:index], row, *rows[index + 1 :]], index + 1)
    return None


@mutator("MDB504")
def too_late(texts: Texts, rng: random.Random) -> Mutant | None:
    """A claim of last week in a source of years ago."""
    for name, rows, index in lines_matching(texts, rng, "groups/", r"^    by: "):
        first, end = _item(rows, index)
        cited = next((row for row in rows[first:end] if row.startswith("    sources: [")), "")
        sources = [f"sources/{each}.yaml" for each in re.findall(r"[a-z0-9-]+", cited.partition("[")[2])]
        dated = all(
            re.search(r"^published: (19|20[01]|202[0-4])[\d-]*$", texts.get(each, ""), re.MULTILINE) for each in sources
        )
        if _section(rows, index) == "claims" and sources and dated:
            kept = [row for row in rows[index + 1 : end] if not row.startswith("    said_on:")]
            return changed(name, [*rows[: index + 1], "    said_on: 2026-11-20", *kept, *rows[end:]], index + 2)
    return None


@mutator("MDB601")
def removed_first(texts: Texts, rng: random.Random) -> Mutant | None:
    """A removal before the listing."""
    for name, rows, index in lines_matching(texts, rng, "designations/", r"^    listed:$"):
        first, end = _item(rows, index)
        dated = not re.match(r"\s+\w+: \.\.", rows[index + 1])  # "by then" has no first day to be before
        if dated and not any(row.startswith("    removed:") for row in rows[first:end]):
            added = ["    removed:", "      published: 1900-01-01"]
            last = index + 1
            while last < end and rows[last].startswith("      "):
                last += 1
            return changed(name, [*rows[:last], *added, *rows[last:]], last + 1, last + 2)
    return None


@mutator("MDB602")
def read_by_nobody(texts: Texts, rng: random.Random) -> Mutant | None:
    """A coverage that nobody reads so."""
    for name, rows, index in lines_matching(texts, rng, "designations/", r"^    listed:$"):
        first, end = _item(rows, index)
        if not any(row.startswith("    also_covers:") for row in rows[first:end]):
            group = next(row.split()[-1] for row in rows[first:end] if row.startswith("    group:"))
            added = ["    also_covers:", f"      - group: {group}", "        how: named-part", '        text: "X"']
            return changed(name, [*rows[:index], *added, *rows[index:]], index + 2)
    return None


@mutator("MDB605")
def listed_twice(texts: Texts, rng: random.Random) -> Mutant | None:
    """An entry that stands twice."""
    for name, rows, index in lines_matching(texts, rng, "designations/", r"^  - key: "):
        first, end = _item(rows, index)
        item = rows[first:end]
        if not any(row.startswith("    removed:") for row in item) and "    listed:" in item:
            copy = [item[0] + "-again", *item[1:]]
            group = next(i for i, row in enumerate(item) if row.startswith("    group:"))
            return changed(name, [*rows[:end], *copy, *rows[end:]], end + group + 1)
    return None


@mutator("MDB701")
def circular(texts: Texts, rng: random.Random) -> Mutant | None:
    """A claim, and the same claimant's claim of the opposite."""
    for name, rows, index in lines_matching(texts, rng, "groups/", r"^  - relation: (wing-of|member-of|splinter-of)$"):
        first, end = _item(rows, index)
        targets = next((row for row in rows[first:end] if re.match(r"    targets: \[[a-z0-9-]+\]$", row)), None)
        asserted = not any(row.startswith(("    stance:", "    withdrawn:")) for row in rows[first:end])
        file = f"groups/{targets.split('[')[1][:-1]}.yaml" if targets else ""
        if targets and asserted and "\nclaims:\n" in texts.get(file, ""):
            own = name[len("groups/") : -len(".yaml")]
            block = "\n".join([*rows[first:end]]).replace(targets, f"    targets: [{own}]")
            text = texts[file].replace("\nclaims:\n", f"\nclaims:\n{block}\n", 1)
            line = text[: text.index("\nclaims:\n")].count("\n") + 3
            return Mutant({file: text}, file, (line,))
    return None


@mutator("MDB801")
def vanished(texts: Texts, rng: random.Random) -> Mutant | None:
    """A group that is gone."""
    name = rng.choice([name for name in texts if name.startswith("groups/")])
    return Mutant({name: None}, name, (1,))


@mutator("MDB802")
def usurped(texts: Texts, rng: random.Random) -> Mutant | None:
    """Another group under an old id."""
    name = rng.choice([name for name in texts if name.startswith("groups/") and "\nnames:\n" in texts[name]])
    text = re.sub(r'(?m)^  - text: ".*"$', lambda _: f'  - text: "Stranger {rng.randrange(10**9)}"', texts[name])
    return Mutant({name: text}, name, (1,))


@mutator("MDB607")
def left_out_and_held(texts: Texts, rng: random.Random) -> Mutant | None:
    """Give a line of what is left out the number of an entry of the same list."""
    for name, rows, index in lines_matching(texts, rng, "designations/", r'^  - list_id: "'):
        numbers = [row.strip() for row in rows if row.startswith("    list_id: ")]
        if numbers:
            held = rng.choice(numbers)
            return changed(name, [*rows[:index], f"  - {held}", *rows[index + 1 :]], index + 1)
    return None
