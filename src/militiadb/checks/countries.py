"""107: whether what is written as a country is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.checks.rule import Rule
from militiadb.checks.tiny import bad, good
from militiadb.errors import Problem, Severity
from militiadb.model.countries import COUNTRIES, MEANT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Subject
    from militiadb.loading.strict_yaml import Path


class NoSuchCountry(Rule):
    """MDB107."""

    id = "MDB107"
    name = "no-such-country"
    severity = Severity.ERROR
    why = "Countries are joined and filtered by ISO 3166-1 codes: nobody who asks for GB finds what is filed under UK."
    fix = "Write the code of ISO 3166-1 (XK for Kosovo)."
    bad = bad("groups/saraya.yaml", ("countries: [IQ]", "countries: [IQ, UK]"), at="4:17")
    good = good("groups/saraya.yaml", ("countries: [IQ]", "countries: [IQ, GB]"))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Country codes that ISO 3166-1 does not hold."""
        for file, path, code in _codes(subject):
            if code not in COUNTRIES:
                hint = f"did you mean {MEANT[code]!r}?" if code in MEANT else None
                yield self.problem(subject.place(file, *path), f"{code!r} is no country of ISO 3166-1", hint=hint)


def _codes(subject: Subject) -> Iterator[tuple[str, Path, str]]:
    for file, group in subject.groups():
        yield from ((file, ("countries", index), code) for index, code in enumerate(group.countries))
    table = subject.draft.lookalikes
    for position, lookalike in enumerate(table.lookalikes if table else ()):
        for index, code in enumerate(lookalike.countries):
            yield "lookalikes.yaml", ("lookalikes", position, "countries", index), code
    for position, concept in enumerate(subject.draft.lexicon.concepts if subject.draft.lexicon else ()):
        if concept.country is not None:
            yield "lexicon.yaml", ("concepts", position, "country"), concept.country
