"""308, 309, 311: names held against one another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from militiadb.checks.rule import Example, Rule
from militiadb.checks.tiny import GROUP, OTHER, bad, edited, good, registry
from militiadb.errors import Fix, Place, Problem, Severity
from militiadb.loading.comments import comments_of
from militiadb.model.dates import PartialDate
from militiadb.model.vocabulary import Match, NameKind
from militiadb.names import NameKey, normalise, skeleton, skeleton_distance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Named, Subject
    from militiadb.loading.records.groups import NameRecord
    from militiadb.model.group import Name
    from militiadb.model.registry import Registry


_SAME_NAME = edited(
    OTHER,
    ('- text: "Kataib"', '- text: "SARAYA"'),
    ('name: "Kataib"', 'name: "SARAYA"'),
    ("kind: romanisation", "kind: short"),
)
_SHARED = ("lang: ar-Latn\n    sources: [report]\n", "lang: ar-Latn\n    shared: true\n    sources: [report]\n")


class SharedName(Rule):
    """MDB308."""

    id = "MDB308"
    name = "one-name-two-groups"
    severity = Severity.ERROR
    why = "A name that two groups bear at one time cannot be resolved: the registry has to say that it knows."
    fix = "If both really use it, say `shared: true` on both (`also:` for a lookalike); else one of the two is wrong."
    bad = Example(
        registry({"groups/kataib.yaml": _SAME_NAME}),
        at=("groups/kataib.yaml:11:11", "groups/saraya.yaml:11:11"),
        tell=("groups/kataib.yaml", "groups/saraya.yaml"),
    )
    good = Example(
        registry({"groups/kataib.yaml": edited(_SAME_NAME, _SHARED), "groups/saraya.yaml": edited(GROUP, _SHARED)}),
        tell=("groups/kataib.yaml", "groups/saraya.yaml"),
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Names that fold to one form in two groups at one time, or that a lookalike bears."""
        for key, bearers in subject.names_by_key.items():
            yield from self._between_groups(subject, [b for b in bearers if b.name.match is not Match.NEVER], key)
        yield from self._with_lookalikes(subject)
        if subject.draft.extends and subject.base is not None:
            yield from self._with_shipped(subject, subject.base)

    def _between_groups(self, subject: Subject, bearers: list[Named], key: NameKey) -> Iterator[Problem]:
        for one in bearers if len({b.group.id for b in bearers}) > 1 else ():
            rivals = [
                other
                for other in bearers
                if other.group.id != one.group.id
                and not (one.name.shared and other.name.shared)
                and _at_one_time(one.name, other.name)
            ]
            if rivals:
                others = ", ".join(sorted({repr(rival.group.id) for rival in rivals}))
                related = tuple(subject.place(r.file, "names", r.at, "text") for r in rivals)
                place = subject.place(one.file, "names", one.at, "text")
                message = f"{one.name.text!r} is also a name of {others} (both fold to {key!r})"
                yield self.problem(place, message, related=related)

    def _with_lookalikes(self, subject: Subject) -> Iterator[Problem]:
        table = subject.draft.lookalikes
        for index, each in enumerate(table.lookalikes if table else ()):
            for position, text in enumerate(each.names):
                for named in subject.names_by_key.get(normalise(text), ()):
                    if named.name.also is None and named.name.match is not Match.NEVER:
                        place = subject.place(named.file, "names", named.at, "text")
                        related = (subject.place("lookalikes.yaml", "lookalikes", index, "names", position),)
                        message = f"{named.name.text!r} is also the lookalike {each.id!r}"
                        yield self.problem(place, message, related=related, hint="say with `also:` what else it means")

    def _with_shipped(self, subject: Subject, base: Registry) -> Iterator[Problem]:
        borne: dict[NameKey, list[tuple[str, Name]]] = defaultdict(list)
        for group in base:
            for name in group.names:
                borne[normalise(name.text)].append((group.id, name))
        lookalikes = {normalise(text): each.id for each in base.lookalikes for text in each.names}
        for named in (each for each in subject.names if each.name.match is not Match.NEVER):
            place = subject.place(named.file, "names", named.at, "text")
            others = {
                group
                for group, name in borne[named.key]
                if group != named.group.id and name.match is not Match.NEVER and _at_one_time(named.name, name)
            }
            if others and not named.name.shared:
                told = ", ".join(map(repr, sorted(others)))
                yield self.problem(place, f"{named.name.text!r} is also a name of the shipped group {told}")
            if named.key in lookalikes and named.name.also is None:
                message = f"{named.name.text!r} is also the shipped lookalike {lookalikes[named.key]!r}"
                yield self.problem(place, message, hint="say with `also:` what else it means")


def _at_one_time(one: NameRecord, other: NameRecord | Name) -> bool:
    def ends_before(first: NameRecord | Name, second: NameRecord | Name) -> bool:
        end = PartialDate.parse(str(first.until)).latest if first.until else None
        start = PartialDate.parse(str(second.since)).earliest if second.since else None
        return end is not None and start is not None and end < start

    return not ends_before(one, other) and not ends_before(other, one)


class FoldedDuplicate(Rule):
    """MDB309."""

    id = "MDB309"
    name = "folded-duplicate"
    severity = Severity.WARNING
    why = "Two spellings that fold to one form match the same strings: the second adds nothing but a row to read."
    fix = "Keep one, with the sources of both (`militiadb check --fix` does, unless a comment is about it)."
    fixable = True
    bad = bad(
        "groups/saraya.yaml",
        append='  - text: "saraya"\n    kind: romanisation\n    lang: ar-Latn\n    sources: [report]\n',
        after="names",
        at="15:11",
    )
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Names of one file, kind and language that fold to one form."""
        first: dict[tuple[str, str, str, str], Named] = {}
        for named in subject.names:
            # By file and not by id: two files of one id are a problem of their own (MDB201, MDB202), and which of
            # them is the stray copy nobody can tell here.
            what = (named.file, named.name.kind, named.name.lang, named.key)
            if what not in first:
                first[what] = named
                continue
            kept = first[what]
            message = f"{named.name.text!r} folds to the same as {kept.name.text!r}"
            place = subject.place(named.file, "names", named.at, "text")
            related = (subject.place(kept.file, "names", kept.at, "text"),)
            yield self.problem(place, message, related=related, fix=_merge(subject, kept, named))


_BARE = frozenset({"text", "kind", "lang", "sources"})


def _merge(subject: Subject, kept: Named, extra: Named) -> Fix | None:
    """One name with the sources of both; None where the other says more than its spelling.

    Dates, notes and comments say more, and so does the headline's own spelling.
    """
    says_more = extra.name.model_fields_set - _BARE
    if says_more or not kept.name.sources or extra.group.name == extra.name.text:
        return None
    sources = list(dict.fromkeys([*kept.name.sources, *extra.name.sources]))
    listed = subject.place(kept.file, "names", kept.at, "sources")
    gone = _rows_of(subject, extra)
    if gone is None or listed.line != listed.end_line:
        return None
    return Fix("keep one, with the sources of both", "", ((listed, f"[{', '.join(sources)}]"), (gone, "")))


def _rows_of(subject: Subject, named: Named) -> Place | None:
    """The whole rows of a name; None where a comment is about it, or it has not got them to itself.

    The end is that of its own last value: what stands between it and the next name is about the next name.
    """
    document = subject.draft.documents[named.file]
    path = ("names", named.at)
    item = document.place(path)
    fields = [document.place((*path, each)) for each in named.name.model_fields_set]
    alone = document.rows[item.line - 1][: item.column - 1].strip() == "-"
    if not alone or any(each.line != each.end_line for each in fields) or path in comments_of(document).touched():
        return None
    return Place(item.file, item.line, 1, max(each.line for each in fields) + 1, 1)


class FarRomanisation(Rule):
    """MDB311."""

    id = "MDB311"
    name = "romanisation-of-something-else"
    severity = Severity.ERROR
    why = "A romanisation that is far from every native name is a translation, a misspelling, or another group's name."
    fix = "Give it its right kind, or enter its native name. (A warning where an official source prints it.)"
    bad = bad(
        "groups/saraya.yaml",
        ('- text: "Saraya"', '- text: "Vanguards"'),
        ('name: "Saraya"', 'name: "Vanguards"'),
        at="11:11",
    )
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Romanisations farther than one letter of the skeleton key from every native name it can read."""
        natives = defaultdict(list)
        for named in subject.names:
            if named.name.kind is NameKind.NATIVE and skeleton(named.name.text, lang=named.name.lang):
                natives[named.group.id].append(named.name)
        for named in subject.names:
            own = natives[named.group.id]
            if named.name.kind is not NameKind.ROMANISATION or not own:
                continue
            distance, nearest = min(
                ((_distance(named.name, each), each.text) for each in own), key=lambda pair: pair[0]
            )
            if distance > 1:
                official = any(subject.is_official(source) for source in named.name.sources)
                place = subject.place(named.file, "names", named.at, "text")
                message = f"{named.name.text!r} is {distance} away from the nearest native name, {nearest!r}"
                severity = Severity.WARNING if official else self.severity
                yield self.problem(place, message, severity=severity)


def _distance(romanised: NameRecord, native: NameRecord) -> int:
    return skeleton_distance(romanised.text, native.text, lang_a=romanised.lang, lang_b=native.lang)
