"""militiadb annotate: a text in, the groups that it names out, at their exact places."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from militiadb.checks.reports.json_text import json_text
from militiadb.cli.options import format_option, open_registry, output_option, registry_option
from militiadb.cli.render import printable

if TYPE_CHECKING:
    from militiadb.resolution import Mention

_PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><title>Mentions</title><style>
body {{ max-width: 50rem; margin: 2rem auto; font: 1rem/1.6 sans-serif; white-space: pre-wrap; }}
mark.ambiguous {{ background: #ffd9a8; }}
</style></head><body dir="auto">{body}</body></html>
"""


@click.command()
@click.argument("file", type=click.File("rb"), metavar="FILE")
@format_option("json", "html", default="json")
@output_option
@registry_option
def command(file: BinaryIO, form: str, output: str | None, registry_path: str | None) -> None:
    """Find the groups that FILE (a UTF-8 text, '-': standard input) names.

    JSON gives each mention with its offsets, counted in code points of the text, a byte order mark before it left out
    (Python: utf-8-sig); HTML marks them in the text.

    \b
    militiadb annotate statement.txt
    militiadb annotate --format html -o statement.html statement.txt
    """
    from militiadb.cli.writing import opened
    from militiadb.resolution import Resolver

    text = _text_of(file)
    resolver = Resolver(open_registry(registry_path))
    found = resolver.find_mentions(text)
    with opened(output) as out:
        if form == "html":
            out.write(_PAGE.format(body="".join(marked_up(text, found))))
            return
        registry = resolver.registry
        report = {
            "data_version": registry.version,
            "fingerprint": registry.fingerprint,
            "mentions": [mention.to_dict() for mention in found],
        }
        out.write(json_text(report, indent=1) + "\n")


def _text_of(file: BinaryIO) -> str:
    try:
        return str(file.read(), "utf-8-sig")
    except UnicodeDecodeError as error:
        name = printable(Path(file.name).name)
        raise click.ClickException(f"{name} is not UTF-8 (byte {error.start}): save it as UTF-8") from None


def marked_up(text: str, mentions: Iterable[Mention]) -> Iterator[str]:
    """The text as HTML in pieces, every mention a `mark` with its groups; nothing of the text acts as HTML.

    >>> "".join(marked_up("a < b", ()))
    'a &lt; b'
    """
    at = 0
    for mention in mentions:
        yield html.escape(text[at : mention.start])
        answer = mention.resolution
        groups = html.escape(" ".join(candidate.id for candidate in answer.candidates), quote=True)
        names = html.escape(" | ".join(candidate.group.name for candidate in answer.candidates), quote=True)
        opened = f'<mark class="{answer.status}" data-groups="{groups}" title="{names}">'
        yield f"{opened}{html.escape(mention.surface)}</mark>"
        at = mention.end
    yield html.escape(text[at:])
