"""The options that several commands share, and how a command comes by its registry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from militiadb.model.registry import Registry

F = TypeVar("F", bound=Callable[..., Any])

registry_option = click.option(
    "--registry",
    "registry_path",
    metavar="PATH",
    help="A registry folder, an overlay or a snapshot file in place of the shipped registry.",
)


def format_option(*choices: str, default: str) -> Callable[[F], F]:
    """--format with the choices that a command knows."""
    return click.option("--format", "form", type=click.Choice(choices), default=default, show_default=True)


def open_registry(path: str | None) -> Registry:
    """The registry that --registry names, or the shipped one."""
    from militiadb.loading import load

    return load(path)
