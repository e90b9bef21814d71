"""Which two letters are a country: ISO 3166-1, as the IANA registry of subtags has it, and Kosovo."""

from __future__ import annotations

_CODES = """
AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ
BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CP CQ CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET
FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU
IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY
MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM
PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ
TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT
ZA ZM ZW
"""
COUNTRIES = frozenset(_CODES.split())
"""XK is none of ISO's, but the code that the EU and CLDR use for Kosovo; unions (EU, UN) are no countries."""
MEANT = {"UK": "GB", "EL": "GR", "SU": "RU", "ZR": "CD", "BU": "MM", "TP": "TL"}
"""What is written for a country elsewhere, or was once, and its code of today."""


def country_code(text: str) -> str:
    """The code that a caller means, in capitals; `ValueError` says what is none, and which was meant.

    >>> country_code("iq")
    'IQ'
    """
    if not (isinstance(text, str) and len(text) == 2 and text.isascii() and text.isalpha()):
        raise ValueError(f"{text!r} is no country: give a code of ISO 3166-1, such as 'IQ'")
    code = text.upper()
    if code not in COUNTRIES:
        meant = f"did you mean {MEANT[code]!r}?" if code in MEANT else "give one such as 'IQ'"
        raise ValueError(f"{text!r} is no country of ISO 3166-1; {meant}")
    return code
