"""319: what a lookalike is near must be a name."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from militiadb.checks.rule import Example, Rule
from militiadb.checks.tiny import LOOKALIKES, edited, registry
from militiadb.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Subject


class NearNoName(Rule):
    """MDB319."""

    id = "MDB319"
    name = "lookalike-near-no-name"
    severity = Severity.ERROR
    why = (
        "A lookalike says which name of which group it is near, with a score that can be measured again. Where the "
        "group's name was rewritten or taken out since, the score speaks of nothing."
    )
    fix = "Write the name as the group's file has it, and measure the score again (`benchmarks/lookalikes.py`)."
    bad = Example(
        registry({"lookalikes.yaml": edited(LOOKALIKES, ('name: "Saraya"', 'name: "SARAYA"'))}),
        at=("lookalikes.yaml:8:15",),
        tell=("lookalikes.yaml",),
    )
    good = Example(registry({"lookalikes.yaml": LOOKALIKES}), tell=("lookalikes.yaml",))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Names that a lookalike is said to be near and the group does not bear."""
        borne: dict[str, list[str]] = {}
        for named in subject.names:
            borne.setdefault(named.group.id, []).append(named.name.text)
        table = subject.draft.lookalikes
        for index, each in enumerate(table.lookalikes if table else ()):
            for position, near in enumerate(each.near):
                texts = borne.get(near.group)
                if texts is None or near.name in texts:  # a group that is not there is MDB203
                    continue
                folded = {text.casefold(): text for text in texts}
                close = difflib.get_close_matches(near.name.casefold(), folded, n=1)
                place = subject.place("lookalikes.yaml", "lookalikes", index, "near", position, "name")
                hint = f"did you mean {folded[close[0]]!r}?" if close else None
                yield self.problem(place, f"{near.group!r} bears no name {near.name!r}", hint=hint)
