"""The options that several commands share, and how a command comes by its registry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from militiadb.model.dates import day_of
from militiadb.model.registry import Registry

F = TypeVar("F", bound=Callable[..., Any])


def named(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """A callback for paths: an empty one, as an unset variable leaves it, means nothing, least of all this folder."""
    if value == "":
        raise click.BadParameter("the path is empty: give one, or leave the option out")
    return value


def _folder(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    path = named(ctx, param, value)
    return Path(path) if path else None


registry_option = click.option(
    "--registry",
    "registry_path",
    metavar="PATH",
    callback=named,
    help="A registry folder, an overlay or a snapshot file in place of the shipped registry.",
)
folder_option = click.option(
    "--registry", "path", metavar="PATH", callback=_folder, help="The registry folder; found by itself without."
)
output_option = click.option(
    "-o", "--output", metavar="FILE", callback=named, help="Write here instead of to standard output."
)


def format_option(*choices: str, default: str) -> Callable[[F], F]:
    """--format with the choices that a command knows."""
    return click.option("--format", "form", type=click.Choice(choices), default=default, show_default=True)


def country_code(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """A callback for --country: a code of ISO 3166-1, in capitals."""
    from militiadb.model.countries import country_code as code_of

    try:
        return code_of(value) if value else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """A callback for --on, --today and --as-of: one day."""
    try:
        return day_of(value or None)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def open_registry(path: str | None) -> Registry:
    """The registry that --registry names, or the shipped one."""
    from militiadb.loading import load

    return load(path)
