"""militiadb show: one group, with who says what, and who lists it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import date

import click

from militiadb.cli.options import day, format_option, open_registry, registry_option
from militiadb.cli.render import coloured, isolated, printable
from militiadb.errors import UnknownGroupError
from militiadb.model.claim import Assessment, Claim, Event
from militiadb.model.designation import ListingAnswer, ListingStatus
from militiadb.model.group import Group, Identifier, OfficeHolder, Redirect
from militiadb.model.registry import Registry
from militiadb.model.vocabulary import Stance

LISTED, COVERED, REMOVED, NOT_FOUND, UNKNOWN = (
    ListingAnswer.LISTED,
    ListingAnswer.COVERED,
    ListingAnswer.REMOVED,
    ListingAnswer.NOT_FOUND,
    ListingAnswer.UNKNOWN,
)
SAID = {Stance.ASSERTS: "asserted", Stance.DENIES: "denied", Stance.DOUBTS: "doubted"}
"""Stances in the past tense, which fits one speaker and many: *Unnamed experts* are actors too."""


@click.command()
@click.argument("group_id", metavar="ID")
@click.option("--on", metavar="DATE", callback=day, help="The designations as they stood on a day (2024-01-10).")
@format_option("text", "json", default="text")
@registry_option
def command(group_id: str, on: date | None, form: str, registry_path: str | None) -> None:
    """Show the group ID: names, who says what, events, office holders, designations, sources.

    What follows "in substance" restates the claimant's own hedge, and is no quotation.

    \b
    militiadb show saraya-awliya-al-dam
    militiadb show ansar-allah-houthis --on 2021-02-01
    """
    registry = open_registry(registry_path)
    group = _group(registry, group_id)
    if form == "json":
        from militiadb.checks.reports.json_text import json_text
        from militiadb.exports.plain import group_to_dict

        click.echo(json_text({**group_to_dict(registry, group, on=on), "on": on.isoformat() if on else None}))
        return
    for line in _lines(registry, group, on):
        click.echo(line)


def _group(registry: Registry, group_id: str) -> Group:
    """The group, or the error with the way from a name to its id."""
    try:
        return registry[group_id]
    except UnknownGroupError as error:
        error.add_note(f"`militiadb resolve {shlex.quote(group_id)}` finds the id of a name")
        raise


def _lines(registry: Registry, group: Group, on: date | None) -> Iterator[str]:
    yield coloured(printable(group.name), bold=True) + f"  {group.id}"
    if group.redirect:
        yield from _tombstone(group.redirect)
    else:
        yield f"{group.kind or 'no kind'}; {', '.join(group.countries) or 'no country'}"
    if group.summary:
        yield printable(group.summary)
    yield from _names(group)
    yield from _claims(registry, group)
    for distinction in group.not_to_be_confused_with:
        yield f"  not to be confused with {distinction.group}: {printable(distinction.why)}"
    yield from _facts("Events", [_event(registry, each) for each in group.events])
    yield from _facts("Office holders", [_office(each) for each in group.office_holders])
    yield from _facts("Identifiers", [_identifier(each) for each in group.identifiers])
    if not group.redirect:  # no list is asked for an id that stands for nothing
        yield from _listings(registry, group, on)
    yield from _sources(registry, group)


def _tombstone(redirect: Redirect) -> Iterator[str]:
    now = f"; now {', '.join(redirect.to)}" if redirect.to else ""
    yield f"tombstone: {redirect.reason} on {redirect.date}{now}"
    if redirect.note:
        yield printable(redirect.note)


def _head(title: str) -> str:
    return "\n" + coloured(title, bold=True)


def _names(group: Group) -> Iterator[str]:
    if group.names:
        yield _head("Names")
    for name in group.names:
        also = f"; also: {printable(name.also)}" if name.also else ""
        shared = "; shared" if name.shared else ""
        what = f"{name.kind}, {name.lang}{shared}{also}"
        yield f"  {isolated(printable(name.text))}  ({what}) [{', '.join(name.sources)}]"


def _claims(registry: Registry, group: Group) -> Iterator[str]:
    if group.claims:
        yield _head("Who says what")
    for claim in group.claims:
        yield f"  {_said(registry, claim)}"
    for assessment in group.assessments:
        yield f"  {coloured('The registry:', bold=True)} {_assessed(assessment)}"


def _said(registry: Registry, claim: Claim) -> str:
    who = registry.bearer(claim.by).name
    via = f", as reported by {registry.bearer(claim.via).name}" if claim.via else ""
    targets = (" or " if claim.reading == "one-of" else ", ").join(claim.targets)
    target = " / ".join(part for part in (targets, claim.target_text) if part)
    wording = f" (in substance: {claim.wording})" if claim.wording else ""
    when = f", {claim.said_on}" if claim.said_on else ""
    taken_back = "; withdrawn" if claim.withdrawn else ""
    what = f"{claim.relation} {target}".rstrip()
    line = f"{who}{via} {SAID[claim.stance]}: {what}{wording}{when}{taken_back}"
    return f"{printable(line)} [{', '.join(claim.sources)}]"


def _assessed(assessment: Assessment) -> str:
    options = " | ".join(", ".join(option.targets) for option in assessment.options)
    what = f"{assessment.relation} {options}".rstrip()
    head = f"{what}: {assessment.view}, confidence {assessment.confidence}"
    return printable(f"{head}. {assessment.rationale} ({assessment.decided_on})")


def _facts(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield _head(title)
    yield from (f"  {printable(line)}" for line in lines)


def _event(registry: Registry, event: Event) -> str:
    by = f" by {registry.bearer(event.by).name}" if event.by else ""
    to = f" to {', '.join(event.to)}" if event.to else ""
    return f"{event.date} {event.what}{by}{to}{_noted(event.note)} [{', '.join(event.sources)}]"


def _office(holder: OfficeHolder) -> str:
    parts = (f"since {holder.since}" if holder.since else "", f"until {holder.until}" if holder.until else "")
    period = "".join(f", {part}" for part in parts if part)
    called = f" ({', '.join(holder.also_called)})" if holder.also_called else ""
    return f"{holder.name}{called}, {holder.office}{period}{_noted(holder.basis)} [{', '.join(holder.sources)}]"


def _identifier(identifier: Identifier) -> str:
    return f"{identifier.scheme} {identifier.value}{_noted(identifier.note)} [{', '.join(identifier.sources)}]"


def _noted(note: str | None) -> str:
    return f" ({note})" if note else ""


def _listings(registry: Registry, group: Group, on: date | None) -> Iterator[str]:
    said = registry.listings(group, on=on)
    found = [each for each in said if each.answer in (LISTED, COVERED, REMOVED)]
    absent = [each for each in said if each.answer is NOT_FOUND]
    silent = [each for each in said if each.answer is UNKNOWN]
    if said:
        yield _head(f"Designations{f' on {on}' if on else ''}")
    for status in found:
        yield f"  {status.programme}: {status.answer}{_why(status)}"
    if absent:
        lists = sorted({f"{read.list} of {read.as_of}" for status in absent for read in status.read})
        yield f"  not found in what was read whole ({'; '.join(lists)}): {_programmes(absent)}"
        yield from (f"    but {caveat}" for caveat in dict.fromkeys(each.caveat for each in absent) if caveat)
    if silent:
        yield f"  no answer (no list {f'of {on} or later ' if on else ''}was read whole): {_programmes(silent)}"


def _programmes(said: list[ListingStatus]) -> str:
    return ", ".join(each.programme for each in said)


def _why(status: ListingStatus) -> str:
    parts = []
    if status.entry:
        parts.append(f"as {status.entry.printed!r}")
    if status.date:
        parts.append(f"{status.basis} {status.date}")
    if status.coverage:
        parts.append(f"{status.coverage.how} {status.coverage.text!r}, read so by {status.coverage.read_so_by}")
    return printable(f" ({'; '.join(parts)})" if parts else "")


def _sources(registry: Registry, group: Group) -> Iterator[str]:
    if group.cited:
        yield _head("Sources")
    for source_id in group.cited:
        source = registry.source(source_id)
        publisher = registry.bearer(source.publisher).name
        where = source.url or source.identifier or ""
        when = f", {source.published}" if source.published else ""
        yield printable(f"  {source_id}: {source.title}. {publisher}{when}. {where}")
