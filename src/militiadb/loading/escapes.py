"""Characters by their code, for what is not seen or would act on a terminal."""

from __future__ import annotations


def escape_of(character: str) -> str:
    r"""A character as YAML in double quotes and Python alike read it.

    >>> print(escape_of("\a"), escape_of("\u200c"))
    \x07 \u200c
    """
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
