"""Days as lists write them."""

from __future__ import annotations

import re
from datetime import date, datetime

WRITTEN = ("%Y-%m-%d", "%d/%m/%Y", "%d-%b-%Y", "%d %B %Y", "%d/%m/%y")
"""ISO first; then how the United Kingdom writes a day. OFAC's month-first days are read by its own parser."""

_TIME = re.compile(r"(?<=\d)T(?=\d)")
"""Where a time of day begins; the T of OCT and AUGUST stands between other letters."""


def day(text: str, *, written: tuple[str, ...] = WRITTEN) -> date | None:
    """The day that a text names, or None; a time of day after it is passed over.

    >>> day("2025-11-20T23:00:09.067Z"), day("12-Nov-2024"), day("01/21/2023", written=("%m/%d/%Y",))
    (datetime.date(2025, 11, 20), datetime.date(2024, 11, 12), datetime.date(2023, 1, 21))
    """
    bare = _TIME.split(text.strip())[0]
    for pattern in written:
        try:
            return datetime.strptime(bare, pattern).date()
        except ValueError:
            continue
    return None
