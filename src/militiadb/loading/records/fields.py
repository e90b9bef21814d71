"""The field types that all records share: ids, bounded texts, partial dates."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from militiadb.model.dates import PartialDate


class Record(BaseModel):
    """What every record is: no field beyond those named, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _partial_date(text: str) -> str:
    try:
        PartialDate.parse(text)
    except ValueError as error:
        raise PydanticCustomError("partial_date", "{reason}", {"reason": str(error)}) from None
    return text


def is_id(text: str) -> bool:
    """Whether a text could be an id."""
    return len(text) <= _MAX_ID and re.match(_ID, text) is not None and not text.endswith("\n")


def _not_blank(text: str) -> str:
    if text.isspace():
        raise PydanticCustomError("blank", "a text that says something belongs here")
    return text


_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_MAX_ID = 80
_URL = r"^https?://[^\s<>\"]+$"
_LANG = r"^[A-Za-z0-9-]{2,35}$"
_COUNTRY = r"^[A-Z]{2}$"
VERSION = r"^([0-9]{4})\.(0?[1-9]|1[0-2])\.([0-9]{1,6})$"
PATTERNS = {
    _ID: "an id: small ASCII letters, digits and single hyphens",
    _URL: "an address that begins with https:// or http://, without spaces",
    _LANG: "a BCP 47 tag, such as ar or ar-Latn",
    _COUNTRY: "two capital letters of ISO 3166-1, such as IQ",
    VERSION: "year, month and a number within the month, such as 2026.11.1",
}
"""What each pattern asks for, for a person who never saw one."""
Id = Annotated[str, StringConstraints(pattern=_ID, max_length=_MAX_ID)]
"""A frozen ASCII slug."""
Text = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(_not_blank)]
"""A name, a title, a hedge."""
Prose = Annotated[str, StringConstraints(min_length=1, max_length=4000), AfterValidator(_not_blank)]
"""A note, a definition, a rationale."""
Url = Annotated[str, StringConstraints(pattern=_URL, max_length=2000)]
Lang = Annotated[str, StringConstraints(pattern=_LANG)]
"""A BCP 47 tag; which tags are valid is rule MDB305."""
Country = Annotated[str, StringConstraints(pattern=_COUNTRY)]
"""An ISO 3166-1 alpha-2 code."""
DateText = Annotated[
    str, AfterValidator(_partial_date), Field(description="A partial date, such as 2020-08 or ..2023-01")
]
Ids = list[Id]
Version = Annotated[str, StringConstraints(pattern=VERSION)]
"""The data's own version (CalVer); bounded, since its parts are read as numbers."""
