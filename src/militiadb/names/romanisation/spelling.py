"""From sounds to Latin letters, by the tables and rules of one scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.errors import RomanisationError
from militiadb.names.romanisation.pointed import SHADDA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from militiadb.names.romanisation.scheme import Scheme

_VOWELS = frozenset(("a", "i", "u", "ā", "ī", "ū", "á", "aw", "ay"))
# A vowel before the same glide doubled is one unit in every scheme: iyy and uww, or īy and ūw.
_UNITS = {("i", "ي" + SHADDA): "iyy", ("u", "و" + SHADDA): "uww"}


def spell(sounds: Sequence[str], *, scheme: Scheme, construct: bool = False) -> str:
    """The sounds of one stem in the letters of a scheme; `construct` decides how a final ة is spelled."""
    out: list[str] = []
    at = 0
    while at < len(sounds):
        unit = _UNITS.get(tuple(sounds[at : at + 2]))  # type: ignore[arg-type]
        if unit:
            final = at + 2 == len(sounds)
            out.append(scheme.vowels[unit + "_final" if final else unit])
            at += 2
            continue
        out.append(_spell_one(sounds, at, scheme=scheme, construct=construct, before=out[-1] if out else ""))
        at += 1
    return "".join(out)


def _spell_one(sounds: Sequence[str], at: int, *, scheme: Scheme, construct: bool, before: str) -> str:
    sound = sounds[at]
    if sound in _VOWELS:
        return scheme.vowels[sound]
    if sound.startswith("+"):
        return _tanwin(sound[1:], scheme=scheme)
    if sound == "ة":
        return _teh(sounds, at, scheme=scheme, construct=construct)
    return _consonant(sound, scheme=scheme, before=before)


def _tanwin(name: str, *, scheme: Scheme) -> str:
    if name not in scheme.rules.tanwin:
        return ""
    return scheme.vowels[name[0]] + letter_of("ن", scheme=scheme)


def _teh(sounds: Sequence[str], at: int, *, scheme: Scheme, construct: bool) -> str:
    rules = scheme.rules
    nunation = sounds[at + 1 : at + 2]
    if construct or (nunation and nunation[0][1:] in rules.tanwin):
        return rules.teh_construct
    return rules.teh_after_long if at and sounds[at - 1] == "ā" else rules.teh_pausal


def _consonant(sound: str, *, scheme: Scheme, before: str) -> str:
    rules = scheme.rules
    base = sound[0]
    letter = letter_of(base, scheme=scheme)
    if sound.endswith(SHADDA) and base not in rules.never_doubled:
        single = _is_digraph(letter) and not rules.double_digraphs
        letter = letter if single else letter * 2
    parted = rules.separator and before and letter == "h" and before + letter in scheme.letters.values()
    return rules.separator + letter if parted else letter


def _is_digraph(letter: str) -> bool:
    return len(letter) > 1 and letter.isascii()


def letter_of(base: str, *, scheme: Scheme) -> str:
    """The sign of a scheme for one letter or mark."""
    try:
        return scheme.letters[base]
    except KeyError:
        raise RomanisationError(f"{scheme.id} has no letter for {base!r} (U+{ord(base):04X})") from None


def assimilated(letter: str, *, scheme: Scheme) -> str:
    """What the l of the article becomes before a stem that begins with this letter."""
    return letter_of(letter if letter in scheme.rules.sun_letters else "ل", scheme=scheme)


def capitalised(text: str) -> str:
    """The text with its first cased letter raised; the signs of ʿayn and hamza before it have no case.

    >>> capitalised("‘irāq")
    '‘Irāq'
    """
    for at, char in enumerate(text):
        if char.upper() != char.lower():
            return text[:at] + char.upper() + text[at + 1 :]
    return text
