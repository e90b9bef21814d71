"""Tiny lists in every format, made by hand after the official layouts, and a small registry to hold against them."""

from __future__ import annotations

from datetime import date
from typing import Any

from tiny import group, name, registry

from militiadb import Entry, PartialDate, Programme, Registry
from militiadb.model.designation import ListedAlias, ListRead, OfficialDates
from militiadb.model.vocabulary import AliasQuality, EvidenceGrade, ReadScope

DAY = date(2023, 1, 21)

OFAC_SDN = (
    '11462,"KATA\'IB HIZBALLAH",-0- ,"FTO] [SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    "\"www.aleseb.com; a.k.a. 'KATIBUT KARBALAH'; a.k.a. 'KH'.\"\r\n"
    '2686,"NASRALLAH, Hasan","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    '9000,"AL-INMAA CONTRACTING CO., LTD.",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    "\x1a\r\n"
)
OFAC_ALT = (
    '11462,1,"aka","HIZBALLAH BRIGADES",-0- \r\n11462,2,"fka","KATA\'IB",-0- \r\n36,12,"aka","AERO",-0- \r\n\x1a\r\n'
)
OFAC_XML = """<?xml version="1.0"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
<publshInformation><Publish_Date>01/21/2023</Publish_Date><Record_Count>2</Record_Count></publshInformation>
<sdnEntry><uid>11462</uid><lastName>KATA'IB HIZBALLAH</lastName><sdnType>Entity</sdnType>
<programList><program>FTO</program><program>SDGT</program></programList>
<akaList><aka><uid>1</uid><type>a.k.a.</type><category>strong</category><lastName>HIZBALLAH BRIGADES</lastName></aka>
<aka><uid>2</uid><type>a.k.a.</type><category>weak</category><lastName>KATIBUT KARBALAH</lastName></aka></akaList>
</sdnEntry>
<sdnEntry><uid>2686</uid><firstName>Hasan</firstName><lastName>NASRALLAH</lastName><sdnType>Individual</sdnType>
<programList><program>SDGT</program></programList></sdnEntry></sdnList>"""
UN_XML = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2025-11-20T23:00:09.067Z"><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>ERIC</FIRST_NAME>
<SECOND_NAME>BADEGE</SECOND_NAME><UN_LIST_TYPE>DRC</UN_LIST_TYPE><REFERENCE_NUMBER>CDi.001</REFERENCE_NUMBER>
</INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><FIRST_NAME>THE HOUTHIS</FIRST_NAME><UN_LIST_TYPE>Yemen</UN_LIST_TYPE>
<REFERENCE_NUMBER>YEe.001</REFERENCE_NUMBER><LISTED_ON>2022-02-28</LISTED_ON>
<NAME_ORIGINAL_SCRIPT>أنصار الله</NAME_ORIGINAL_SCRIPT>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>ANSARALLAH</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ALIAS><QUALITY/><ALIAS_NAME/></ENTITY_ALIAS></ENTITY></ENTITIES></CONSOLIDATED_LIST>"""
CANADA_XML = """<?xml version="1.0" encoding="utf-8"?>
<Regulation lims:pit-date="2026-06-09" xmlns:lims="http://justice.gc.ca/lims"><Identification>
<InstrumentNumber>SOR/2002-284</InstrumentNumber></Identification><Body><Section><Text>The list.</Text><List>
<Item lims:inforce-start-date="2018-05-23" lims:fid="694388"><Text>Hamas (Harakat Al-Muqawama) (also known among other
names as <Language xml:lang="en">Islamic Resistance Movement</Language> and the Student Front)</Text></Item></List>
</Section></Body></Regulation>"""
EU_XML = """<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-06-05T15:51:25.849+02:00" globalFileId="1">
<sanctionEntity designationDate="2013-07-25" euReferenceNumber="EU.1.1" logicalId="201"><remark>listed</remark>
<regulation programme="TERR" publicationDate="2013-07-25"/><subjectType code="enterprise" classificationCode="E"/>
<nameAlias wholeName="Hizballah Military Wing" strong="true"/><nameAlias wholeName="Hezbollah" strong="false"/>
</sanctionEntity><sanctionEntity euReferenceNumber="EU.2.2" logicalId="13"><regulation programme="IRQ"/>
<subjectType code="person" classificationCode="P"/><nameAlias firstName="Tarek" lastName="Aziz" strong="true"/>
</sanctionEntity></export>"""
EU_CSV = (
    "\ufefffileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_DesignationDate;Entity_SubjectType;"
    "Entity_Regulation_Programme;NameAlias_WholeName\n"
    "2026-06-05;201;EU.1.1;2013-07-25;enterprise;TERR;Hizballah Military Wing\n"
    "2026-06-05;201;EU.1.1;2013-07-25;enterprise;TERR;Hezbollah\n"
    "2026-06-05;13;EU.2.2;;person;IRQ;Tarek Aziz\n"
)
UK_CSV = (
    "Report Date: 13-Feb-2026\n"
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,"
    "Alias strength,Title,Name non-latin script,Regime Name,Designation Type,Date Designated\n"
    "12/01/2022,YEM0001,1,YEe.001,THE HOUTHIS,,,,,,Primary Name,,,أنصار الله,Yemen,Entity,28/02/2022\n"
    "12/01/2022,YEM0001,1,YEe.001,ANSARALLAH,,,,,,Alias,Good quality,,,Yemen,Entity,28/02/2022\n"
    "12/01/2022,RUS0001,2,,PETROV,Sergei,,,,,Primary Name,,,,Russia,Individual,16/03/2022\n"
)
MADE = {
    "ofac-sdn-csv": OFAC_SDN,
    "ofac-alt-csv": OFAC_ALT,
    "ofac-xml": OFAC_XML,
    "un-xml": UN_XML,
    "canada-xml": CANADA_XML,
    "eu-xml": EU_XML,
    "eu-csv": EU_CSV,
    "uk-csv": UK_CSV,
}


def aliases(*texts: str, quality: AliasQuality | None = None) -> tuple[ListedAlias, ...]:
    """Aliases of one grade."""
    return tuple(ListedAlias(text, quality) for text in texts)


def entry(group_id: str, printed: str, **more: Any) -> Entry:
    """An entry of the list, in force since 2009-07-02 unless said otherwise."""
    listed = OfficialDates(effective=PartialDate.parse(more.pop("listed", "2009-07-02")))
    key = more.pop("key", group_id)
    return Entry(key, group_id, printed, EvidenceGrade.LIST, more.pop("sources", ("list",)), listed, **more)


def kataib(**more: Any) -> Entry:
    """Kata'ib Hizballah as OFAC's main file of the small list prints it."""
    strong = aliases("HIZBALLAH BRIGADES", "KATA'IB", quality=AliasQuality.STRONG)
    weak = aliases("KATIBUT KARBALAH", "KH", quality=AliasQuality.WEAK)
    made: dict[str, Any] = {"list_id": "11462", "aliases": (*strong, *weak), **more}
    return entry("kataib-hizballah", made.pop("printed", "KATA'IB HIZBALLAH"), **made)


def programme(*entries: Entry, **more: Any) -> Programme:
    """A programme of OFAC's list, read whole on the day of the small list."""
    read = (ListRead("ofac-sdn", PartialDate.parse(DAY.isoformat()), ReadScope.WHOLE, ("list",)),)
    made: dict[str, Any] = {"id": "us-sdgt", "tags": ("SDGT",), "read": read, **more}
    return Programme(authority="us-ofac", title="SDGT", legal_basis="E.O. 13224", entries=entries, **made)


def holding(*programmes: Programme) -> Registry:
    """A registry of three groups and these programmes."""
    groups = (
        group("kataib-hizballah", name("Kata'ib Hizballah")),
        group("houthis", name("Ansar Allah"), countries=("YE",)),
        group("hamas", name("Hamas"), countries=("PS",)),
    )
    base = registry(*groups)
    return Registry(
        manifest=base.manifest,
        groups=base.groups,
        programmes={each.id: each for each in programmes},
        lexicon=base.lexicon,
        fingerprint="test",
    )
