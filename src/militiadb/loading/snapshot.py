"""Registry ⇄ one JSON file with deterministic bytes: what a wheel carries, and how data is pinned apart from code.

Reading one needs neither pydantic nor YAML, and a group is made only when it is asked for.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import evolve, frozen

from militiadb.errors import RegistryError, RegistryNotFoundError
from militiadb.loading.codec import structure, unstructure
from militiadb.loading.collector import uncollected
from militiadb.loading.writing import whole_file
from militiadb.model.registry import Manifest, Registry

if TYPE_CHECKING:
    from militiadb.model.lexicon import Lexicon, Lookalike
    from militiadb.model.terms import Vocabulary

FORMAT = 1
"""The snapshot's own layout; a reader refuses any other."""
MAX_BYTES = 512 << 20
V = TypeVar("V")
_DAMAGE = (KeyError, TypeError, ValueError, AttributeError)
"""What taking unsound plain data apart ends in."""

_TABLES = {
    "groups": "militiadb.model.group:Group",
    "programmes": "militiadb.model.designation:Programme",
    "sources": "militiadb.model.source:Source",
    "actors": "militiadb.model.source:Actor",
    "schemes": "militiadb.names:Scheme",
}
"""The tables, and the class of their values, which is imported when one is first made."""
LEXICON = "lexicon.json"
"""What a wheel carries in files of its own is the tables, one value to a line, and the lexicon in this one."""


@frozen(eq=False)
class Shelf(Mapping[str, V], Generic[V]):
    """Values by id, each made from its plain form, or from the JSON of that, when it is first asked for."""

    kind: str
    _raw: Mapping[str, Any] | Callable[[], Mapping[str, Any]]
    made: dict[str, V]

    def __repr__(self) -> str:
        return f"<{len(self)} of {self.kind.rpartition(':')[2]}, by id>"

    @cached_property
    def raw(self) -> Mapping[str, Any]:
        """The plain forms; of a table that stands apart they are read when one is first asked for."""
        return self._raw() if callable(self._raw) else self._raw

    def __getitem__(self, key: str) -> V:
        value = self.made.get(key)
        if value is None:
            value = self.made[key] = self._make(key, self.raw[key])
        return value

    def _make(self, key: str, plain: Any) -> V:
        home, _, name = self.kind.partition(":")
        kind: type[V] = getattr(importlib.import_module(home), name)
        try:
            return structure(kind, json.loads(plain) if isinstance(plain, str) else plain)
        except _DAMAGE as error:  # such as a word of a later version's vocabulary
            message = f"{key!r} of the snapshot is no {name.lower()} that this militiadb reads ({error})"
            raise RegistryError(f"{message}: make the snapshot again") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self.raw)

    def __len__(self) -> int:
        return len(self.raw)

    def __contains__(self, key: object) -> bool:
        return key in self.raw


def to_plain(registry: Registry) -> dict[str, Any]:
    """The registry as plain data, every table sorted by id."""
    plain: dict[str, Any] = {"format": FORMAT, "manifest": unstructure(registry.manifest)}
    for name in _TABLES:
        table = getattr(registry, name)
        plain[name] = {key: unstructure(table[key]) for key in sorted(table)}
    plain["vocabulary"] = unstructure(registry.vocabulary)
    plain["lexicon"] = unstructure(registry.lexicon)
    plain["lookalikes"] = [unstructure(each) for each in registry.lookalikes]
    return plain


def from_plain(plain: Mapping[str, Any], *, beside: Path | None = None) -> Registry:
    """The registry of plain data as `to_plain` writes it; `beside` is the folder of the tables that stand apart."""
    tables: dict[str, Any] = {
        name: Shelf(kind, partial(_read_lines, beside / _lines(name)) if beside else _mapping(plain, name), {})
        for name, kind in _TABLES.items()
    }
    lexicon = partial(_read_lexicon, beside / LEXICON) if beside else _mapping(plain, "lexicon")
    return Registry(
        manifest=structure(Manifest, plain["manifest"]),
        vocabulary=partial(_vocabulary, _mapping(plain, "vocabulary")),
        lexicon=partial(_lexicon, lexicon),  # the resolver has its words prepared
        lookalikes=partial(_lookalikes, plain["lookalikes"]),
        fingerprint=plain["fingerprint"],
        prepared=_mapping(plain, "prepared") if beside else {},
        **tables,
    )


def _lines(table: str) -> str:
    return f"{table}.tsv"


def _read_lines(path: Path) -> dict[str, str]:
    """The ids of a table, each with the JSON of its value; nothing is parsed before it is asked for."""
    lines = _read_part(path).split("\n")[:-1]  # each ends in a break
    try:
        return dict(line.split("\t", 1) for line in lines)
    except ValueError as error:
        raise _damaged_part(path, error) from None


def _read_lexicon(path: Path) -> dict[str, Any]:
    try:
        return _mapping({path.name: json.loads(_read_part(path))}, path.name)
    except (ValueError, TypeError) as error:
        raise _damaged_part(path, error) from None


def _read_part(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "surrogatepass")
    except (OSError, ValueError) as error:
        raise _damaged_part(path, error) from None


def _damaged_part(path: Path, why: object) -> RegistryError:
    return RegistryError(f"cannot read {str(path)!r}, a part of the shipped registry: {why}")


def _vocabulary(plain: Mapping[str, Any]) -> Vocabulary:
    from militiadb.model.terms import Vocabulary

    with _unsound("vocabulary"):
        return structure(Vocabulary, plain)


def _lookalikes(plain: list[Any]) -> tuple[Lookalike, ...]:
    from militiadb.model.lexicon import Lookalike

    with _unsound("list of lookalikes"):
        return tuple(structure(Lookalike, each) for each in plain)


def _lexicon(plain: Mapping[str, Any] | Callable[[], Mapping[str, Any]]) -> Lexicon:
    from militiadb.model.lexicon import Lexicon

    with _unsound("lexicon"):
        return structure(Lexicon, plain() if callable(plain) else plain)


@contextmanager
def _unsound(what: str) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise RegistryError(f"the {what} of the snapshot is damaged ({_why(error)}): make it again") from None


def _why(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _mapping(plain: Mapping[str, Any], name: str) -> dict[str, Any]:
    table = plain[name]
    if not isinstance(table, dict):
        raise TypeError(f"{name} is no mapping")
    return table


def sealed(registry: Registry) -> Registry:
    """The registry with the fingerprint of its content: the first 16 hex digits of a SHA-256."""
    return evolve(registry, fingerprint=_fingerprint(to_plain(registry)))


def dumps(registry: Registry) -> bytes:
    """The snapshot's bytes: the same content gives the same bytes on every machine."""
    plain = to_plain(registry)
    return _json({**plain, "fingerprint": _fingerprint(plain)})


def write_snapshot(registry: Registry, path: Path) -> None:
    """Write the snapshot in one step: the file is whole or untouched."""
    with whole_file(path) as out:
        out.write(dumps(registry))


def write_parts(registry: Registry, folder: Path, *, prepared: Mapping[str, Any]) -> list[Path]:
    """Write the snapshot as a wheel carries it: what resolving needs first in `registry.json`, the tables apart.

    A table is a file with one line for each value, its id and its JSON, so that a cold start parses the one group that
    it answers with. The contents and the fingerprint are those of the one file. `prepared` are tables that another room
    wants beside them; they decide answers and no fingerprint covers them, so only the wheel, which vouches for its own
    files, carries any.
    """
    plain = to_plain(registry)
    whole = {**plain, "fingerprint": _fingerprint(plain), "prepared": prepared}
    parts = {_lines(name): _to_lines(whole.pop(name)) for name in _TABLES}
    parts[LEXICON] = _json(whole.pop("lexicon"))
    written = []
    for name, part in {"registry.json": _json(whole), **parts}.items():
        with whole_file(folder / name) as out:
            out.write(part)
        written.append(folder / name)
    return written


def _to_lines(table: Mapping[str, Any]) -> bytes:
    return b"".join(b"%s\t%s\n" % (key.encode(), _json(value)) for key, value in table.items())


def read_snapshot(path: Path, *, verify: bool = True) -> Registry:
    """Read a snapshot file; `RegistryError` says what is wrong with it.

    The content is held against its fingerprint, unless `verify` is false: the wheel's own is vouched for by the wheel.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise RegistryError(f"{str(path)!r} has over {MAX_BYTES:,} bytes and is not read as a snapshot")
        with uncollected():
            plain = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise RegistryNotFoundError(f"there is no file {str(path)!r}: give a registry folder or a snapshot") from None
    except OSError as error:
        raise RegistryError(f"cannot read {str(path)!r}: {error.strerror}") from None
    except (ValueError, RecursionError):
        way_out = "give the folder that holds registry.yaml, or a file made with `militiadb snapshot -o FILE`"
        raise RegistryError(f"{str(path)!r} is no snapshot: {way_out}") from None
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise RegistryError(f"{str(path)!r} is no snapshot of format {FORMAT}: make it again with this militiadb")
    try:
        if verify:
            _vouch(plain)
        return from_plain(plain, beside=None if verify else path.parent)
    except _DAMAGE as error:
        raise RegistryError(f"the snapshot {str(path)!r} is damaged ({_why(error)}): make it again") from None


def _vouch(plain: Mapping[str, Any]) -> None:
    content = {key: value for key, value in plain.items() if key not in ("fingerprint", "prepared")}
    found, said = _fingerprint(content), plain["fingerprint"]
    if found != said:
        raise ValueError(f"its content has the fingerprint {found}, and it says {said}")


def _fingerprint(plain: Mapping[str, Any]) -> str:
    import hashlib  # draws in OpenSSL, which a cold start does without

    return hashlib.sha256(_json(plain)).hexdigest()[:16]


def _json(plain: Mapping[str, Any]) -> bytes:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")
