"""Why an entry of a list has none here: what the programme's file says, then what the entry itself says.

The rules read names and remarks. They are for what cannot be an armed group by its own words; whatever bears a name
of one of our groups is never explained by a rule, only by a line that a curator wrote under `left_out`.
"""

from __future__ import annotations

import re

from attrs import define, field

from militiadb.audit.listed import ListedEntity, Subject
from militiadb.model.designation import LeftOut, Programme
from militiadb.model.vocabulary import Intake
from militiadb.model.vocabulary import LeftOutReason as Reason

SUBJECTS = {Subject.PERSON: Reason.PERSON, Subject.VESSEL: Reason.VESSEL, Subject.AIRCRAFT: Reason.AIRCRAFT}

_ARMED = re.compile(
    r"\b(ARMY|ARMED|BRIGADES?|BATTALIONS?|FRONT|MILITIAS?|JIHAD|JEISH|JAYSH|JAISH|LIWA|HARAKAT|KATA'IB|HIZB|MOVEMENT|"
    r"COMMAND|FORCES?|RESISTANCE|LIBERATION|MUJAHID\w*|CARTEL|MILITARY|GUARDS?|COMMANDOS?)\b"
)
"""A name with one of these words is looked at by a person, whatever else it says."""

_NAMES: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    (Reason.STATE_BODY, re.compile(r"^(?:IRANIAN )?MINISTRY OF\b")),
    (Reason.NOT_ARMED, re.compile(r"\b(UNIVERSITY|MADRASSA|MADRASA|SCHOOL)\b")),
    # money businesses before companies, for many a bank is a "company" too
    (
        Reason.BANK,
        re.compile(r"\b(BANK|BANC[OA]|BANKASI|EXCHANGE|HAWALA|REMITTANCE|MONEY|CREDIT|BANQUE|DOVIZ|SARAF\w*)\b"),
    ),
    # a TV station may be a company, a company is no TV station
    (Reason.MEDIA, re.compile(r"\b(TV|TELEVISION|RADIO|NEWSPAPER|BROADCASTING|NEWS AGENCY)\b")),
    (
        Reason.CHARITY,
        re.compile(
            r"\b(CHARIT\w+|RELIEF|WELFARE|FOUNDATION|FONDATION|ORPHANS?|HUMANITARIAN|AL-HARAMAIN|"
            r"TRUST(?: INTERNATIONAL)?$|WAQF\w*|HERITAGE SOCIETY|REHABILITATION|BIENFAISANCE|SECOURS|STICHTING)\b"
        ),
    ),
    # legal forms, wherever they stand
    (
        Reason.COMPANY,
        re.compile(
            r"\b(L\.?L\.?C|LTDA?|LIMITED|INC|INCORPORATED|CORP|CORPORATION|GMBH|FZE|FZCO?|FZ-LLC|DMCC|B\.?V\.?B?A?|N\.V|S\.?P\.?A|"
            r"PTE|PTY|PVT|PLC|P\.?J\.?S\.?C|O?J\.?S\.?C|OOO|OAO|S\.?A\.?R\.?L|S\.?A\.?L|S\.?A|SRL|LDA|EIRELI|A\.S|KG|C\.A|CC|"
            r"ANONIM SIRKETI|SIRKETI|COMPANY|COMPANIES|CO)\b"
        ),
    ),
    # trades: said of businesses alone
    (
        Reason.COMPANY,
        re.compile(
            r"\b(TRADING|TRADERS?|TRADE|SHIPPING|MARITIME|AIRLINES?|AIRWAYS|AVIATION|AIRCOMPANY|HOLDINGS?|ENTERPRISES?|"
            r"PETROLEUM|OIL|INVESTMENTS?|REAL ESTATE|CONSTRUCTION|ENGINEERING|ENGINEERS|INDUSTR\w+|TRAVEL|TOURISM|"
            r"FINANC\w+|INSURANCE|OFFSHORE|LOGISTICS|COMMERC\w+|SERVICES|SUPERMARKET|PHARMA\w*|CONSULT\w+|PROPERTIES|"
            r"JEWELLERS|SHOES|BAKERIES|AUDIT\w*|ACCOUNTING|E-COMMERCE|BROKERAGE|STEEL|CEMENT|PETROCHEMICAL|MANUFACTUR\w+|"
            r"SHIP MANAGEMENT|ELEKTRONIK|TICARET|GENERAL TRADING|IMPORT|EXPORT|DEVELOPMENT PROJECTS|EXPRESS|FACTORY|"
            r"HOTEL|RESTAURANT|FARM|CASINO|TRANSPORT|AIR)\b"
        ),
    ),
)
_REMARKS: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    (Reason.CHARITY, re.compile(r"Registered Charity")),
    (Reason.STATE_BODY, re.compile(r"Target Type Government Entity")),
    (Reason.BANK, re.compile(r"SWIFT/BIC")),
    # registers that hold businesses
    (
        Reason.COMPANY,
        re.compile(
            r"Commercial Registry|Chamber of Comm|D-U-N-S|Business Registration|Business Number|\bISIN\b|V\.A\.T\.|"
            r"C\.R\. No|Paraguayan tax|Tax ID No|Registration Number \d+ \(Iran\)|National ID No\. \d+ \(Iran\)|"
            r"Identification Number IMO|Target Type (?:Private|Public) Company"
        ),
    ),
)


@define
class Scope:
    """What a programme takes in, and what it says that it leaves out."""

    programmes: tuple[Programme, ...]
    rows: dict[tuple[str, str], LeftOut] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Rows by their number, or by their text where the list numbers nothing."""
        self.rows = {}
        for programme in self.programmes:
            for row in programme.left_out:
                self.rows[programme.id, row.list_id or row.printed] = row
                if row.list_id:  # one number is one body in all programmes of a list
                    self.rows.setdefault(("", row.list_id), row)

    def written(self, entity: ListedEntity, programme: Programme) -> LeftOut | None:
        """The line under `left_out` that speaks of the entry."""
        keys = ((programme.id, entity.list_id), (programme.id, entity.heading), ("", entity.list_id))
        return next((self.rows[key] for key in keys if key in self.rows), None)

    def ruled(self, entity: ListedEntity, programme: Programme, *, bears_our_name: bool) -> Reason | None:
        """The reason that a rule gives; none for what bears the name of a group here."""
        if bears_our_name:
            return None
        found = by_words(entity)
        return found or (Reason.OUTSIDE_SCOPE if programme.intake is Intake.OWN_GROUPS else None)


def by_words(entity: ListedEntity) -> Reason | None:
    """What the entry's own words say that it is, if it is plainly no armed group.

    >>> from militiadb.audit.listed import ListedName
    >>> by_words(ListedEntity("1", "AL-INMAA ENGINEERING AND CONTRACTING CO., LTD.", (), ()))
    <LeftOutReason.COMPANY: 'company'>
    >>> by_words(ListedEntity("2", "PRIVATE MILITARY COMPANY 'WAGNER'", (), ())) is None
    True
    """
    name = entity.heading.upper()
    if not _ARMED.search(name):
        for reason, words in _NAMES:
            if words.search(name):
                return reason
        for reason, words in _REMARKS:
            if words.search(entity.remarks):
                return reason
    return None
