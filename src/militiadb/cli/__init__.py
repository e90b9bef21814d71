"""The command line: parse, call one function, print; it decides nothing.

A command is a module of `militiadb.cli.commands` with a `command`; it is found by its file name, so that a new one
touches one file. Exit codes: 0 fine, 1 errors found, 2 misuse, 3 our own crash.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import click

from militiadb._version import __version__
from militiadb.errors import LayoutError, MilitiadbError, RegistryError, RegistryNotFoundError, UnknownGroupError
from militiadb.loading.collector import uncollected

FINE, FOUND, MISUSE, CRASH = 0, 1, 2, 3
INTERRUPTED = 128 + signal.SIGINT
_CODES: tuple[tuple[type[Exception], int], ...] = (
    (RegistryNotFoundError, MISUSE),
    (RegistryError, FOUND),  # a registry with problems
    (UnknownGroupError, FOUND),  # that there is no such group is an answer
    (LayoutError, CRASH),  # a fault of ours
    (MilitiadbError, MISUSE),
    (OSError, MISUSE),
)
"""What an error leaves with; the first that fits counts."""
_BUILTINS = {"list": "list_"}
"""Commands whose module would take the name of a builtin."""


class _ReaderGoneError(Exception):
    """A broken pipe by a name that click does not know: it would make a failure of it."""


@contextmanager
def _kept_from_click() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise _ReaderGoneError from None


class _Commands(click.Group):
    """Commands by the files of the package, imported only when they are called."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        with _kept_from_click():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        with _kept_from_click():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click names it
        from militiadb.cli import commands

        return sorted(module.name.removesuffix("_") for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"militiadb.cli.commands.{_BUILTINS.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    import militiadb

    registry = militiadb.load()
    click.echo(f"militiadb {__version__}, data {registry.version}, fingerprint {registry.fingerprint}")
    ctx.exit()


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Say the code version, the data version and the data's fingerprint.",
)
def root() -> None:
    """Resolve names of armed groups and their facades, in any spelling or script.

    \b
    militiadb resolve "Kataeb Hizbullah" "سرايا أولياء الدم"
    militiadb show saraya-awliya-al-dam
    militiadb check registry
    """


def main(argv: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by the shell (`>&-`): nothing is read, and nothing is seen
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open till the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # Arabic prints in a pipe and under LANG=C too; half a surrogate does not stop it
            reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, _stopped)
    with uncollected():  # a command is short, and makes no cycles to speak of
        code = _run(argv if argv is not None else [_as_utf8(argument) for argument in sys.argv[1:]])
    _drop_unwritten()
    sys.exit(code)


def _stopped(number: int, _frame: FrameType | None) -> None:
    """Leave by way of every `finally` when told to end: half-written files are taken away on it."""
    sys.exit(128 + number)


def _drop_unwritten() -> None:
    """Drop what a full disk or a closed pipe did not take: Python would try again as it ends, and leave with 120."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _as_utf8(argument: str) -> str:
    """An argument as UTF-8, also where the locale is C and the shell's bytes came in as half surrogates."""
    try:
        argument.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(argument).decode("utf-8", "surrogateescape")
    return argument


def _run(argv: list[str] | None) -> int:
    try:
        code: Any = root.main(args=argv, prog_name="militiadb", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        return _say("interrupted", INTERRUPTED)
    except click.ClickException as error:
        error.show()
        return MISUSE
    except (BrokenPipeError, _ReaderGoneError):
        return FINE  # `militiadb list | head`: the reader has had enough
    except Exception as error:
        code = _code_of(error)
        return _crashed(error) if code == CRASH else _say(_told(error), code)
    return code if isinstance(code, int) else FINE


def _code_of(error: Exception) -> int:
    if isinstance(error, RegistryError) and not error.problems:
        return MISUSE  # nothing is wrong *in* it: the file or folder cannot be used as a registry
    return next((code for kind, code in _CODES if isinstance(error, kind)), CRASH)


def _told(error: Exception) -> str:
    if not isinstance(error, OSError):
        return "\n".join([str(error), *getattr(error, "__notes__", ())])
    if not error.filename:
        return str(error.strerror or error)
    folder = Path(os.fsdecode(error.filename)).parent
    way_out = "" if folder.exists() else f"; there is no folder {str(folder)!r}: make it first, or write elsewhere"
    return f"{error.strerror or error}: {error.filename!r}{way_out}"


def _say(message: str, code: int) -> int:
    from militiadb.cli.render import printable

    click.echo(f"militiadb: {printable(message, lines=True)}", err=True)
    return code


def _crashed(error: Exception) -> int:
    if os.environ.get("MILITIADB_DEBUG"):
        raise error
    kind = type(error).__name__
    message = f"this is our fault, not yours ({kind}: {error}). Please report it with the command that you gave; "
    return _say(f"{message}MILITIADB_DEBUG=1 shows where it happened.", CRASH)
