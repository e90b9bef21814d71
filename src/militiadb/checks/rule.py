"""What a check is: one small class that says what it finds, why that matters, how to mend it, and shows both.

Invariant: a rule without an id, a why, a fix, a bad and a good example cannot be made; an id is used once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field, frozen

from militiadb.errors import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from militiadb.checks.subject import Subject

Files = dict[str, str]


@frozen
class Example:
    """A tiny registry that shows a rule: its files, and in a bad one the places that are reported.

    `before` is the base revision of a history rule, `today` the day of a rule that reads the clock, `tell` the files
    worth showing in the documentation.
    """

    files: Mapping[str, str | bytes]
    at: tuple[str, ...] = ()
    before: Mapping[str, str | bytes] | None = None
    today: str = "2026-11-22"
    tell: tuple[str, ...] = field(default=())


class Rule:
    """A check. Rules that loading finds by itself (`by_loading`) only explain; all others implement `find`."""

    id: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    why: ClassVar[str]
    fix: ClassVar[str]
    bad: ClassVar[Example]
    good: ClassVar[Example]
    fixable: ClassVar[bool] = False
    by_loading: ClassVar[bool] = False
    needs_base: ClassVar[bool] = False

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if "id" not in vars(cls):
            return  # a family of rules, not a rule
        absent = [each for each in _WANTED if not getattr(cls, each, None)]
        if absent:
            raise TypeError(f"the rule {cls.__name__} has no {', '.join(absent)}: a check without them is not added")
        if not re.fullmatch(r"MDB\d{3}", cls.id):
            raise TypeError(f"the rule {cls.__name__} has the id {cls.id!r}: write MDB and three digits")
        if not cls.bad.at or cls.good.at:
            raise TypeError(f"the rule {cls.id} must say where its bad example fails, and its good one must not")

    def find(self, subject: Subject) -> Iterator[Problem]:  # noqa: ARG002 - loading found it already
        """Everything in the registry that breaks the rule."""
        return iter(())

    def problem(self, place: Place, message: str, **more: Any) -> Problem:
        """A problem of this rule."""
        return Problem(self.id, more.pop("severity", self.severity), message, place, **more)


_WANTED = ("id", "name", "severity", "why", "fix", "bad", "good")
