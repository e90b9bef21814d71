"""The Draft: every file of a registry as typed records, with the place of everything and all problems met so far."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from attrs import define, field

from militiadb.errors import Place, Problem, RomanisationError, Severity
from militiadb.loading import records as rec
from militiadb.loading.completeness import what_a_group_lacks, what_is_missing
from militiadb.loading.locate import BESIDE, decode, locate, misplaced, read_text, shown
from militiadb.loading.records.fields import Record
from militiadb.loading.strict_yaml import Document, parse
from militiadb.loading.strict_yaml import Path as DocPath
from militiadb.loading.validation import validate
from militiadb.names import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

R = TypeVar("R", bound=Record)

SCHEMA_MAJOR = 1
"""The newest major schema version that this code reads."""


@define
class Draft:
    """A registry folder as read. Records are by file name; what did not validate is missing, and in `problems`."""

    root: Path
    documents: dict[str, Document] = field(factory=dict)
    manifest: rec.ManifestRecord | None = None
    vocabulary: rec.VocabularyRecord | None = None
    actors: rec.ActorsRecord | None = None
    lexicon: rec.LexiconRecord | None = None
    lookalikes: rec.LookalikesRecord | None = None
    groups: dict[str, rec.GroupRecord] = field(factory=dict)
    programmes: dict[str, rec.ProgrammeRecord] = field(factory=dict)
    sources: dict[str, rec.SourceRecord] = field(factory=dict)
    schemes: dict[str, rec.SchemeRecord] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    found: dict[str, list[Problem]] = field(factory=dict)
    """What parsing and validating found in each file that could be read as text."""

    @property
    def extends(self) -> str | None:
        """The registry that this folder overlays, if it says so."""
        return self.manifest.extends if self.manifest else None

    @property
    def broken(self) -> bool:
        """Whether an error stands in the way of a Registry."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def holds(self, name: str) -> bool:
        """Whether a file gave a valid record."""
        attribute, _ = _home(name)
        table = getattr(self, attribute)
        return name in table if "/" in name else table is not None

    def place(self, file: str, path: DocPath = (), *, key: bool = False) -> Place:
        """Where a value (or its key) stands."""
        document = self.documents.get(file)
        return document.place(path, key=key) if document else Place(shown(file))

    def declared(self, folder: str) -> Iterator[tuple[str, str, object]]:
        """(file, stem, id) of every file in a folder that could be parsed, whether its record is valid or not."""
        for name, document in self.documents.items():
            if name.startswith(f"{folder}/"):
                stem = name[len(folder) + 1 : -len(".yaml")]
                value = document.value.get("id") if isinstance(document.value, dict) else None
                yield name, stem, value

    def declared_actors(self) -> set[str] | None:
        """The ids that `actors.yaml` gives, valid or not; None if the file could not be read to its end."""
        document = self.documents.get("actors.yaml")
        if document is None:
            return set()
        listed = document.value.get("actors") if isinstance(document.value, dict) else None
        if document.cut_short or not isinstance(listed, list):
            return None
        return {actor["id"] for actor in listed if isinstance(actor, dict) and isinstance(actor.get("id"), str)}


_FOLDERS: dict[str, tuple[str, type[Record]]] = {
    "groups": ("groups", rec.GroupRecord),
    "designations": ("programmes", rec.ProgrammeRecord),
    "sources": ("sources", rec.SourceRecord),
    "transliterations": ("schemes", rec.SchemeRecord),
}
_TABLES: dict[str, tuple[str, type[Record]]] = {
    "registry.yaml": ("manifest", rec.ManifestRecord),
    "vocabulary.yaml": ("vocabulary", rec.VocabularyRecord),
    "actors.yaml": ("actors", rec.ActorsRecord),
    "lexicon.yaml": ("lexicon", rec.LexiconRecord),
    "lookalikes.yaml": ("lookalikes", rec.LookalikesRecord),
}


def record_kind(name: str) -> type[Record] | None:
    """The record that a file is held against, by its path in the registry; None for a file of no known place."""
    folder, _, _ = name.rpartition("/")
    known = _FOLDERS.get(folder) if folder else _TABLES.get(name)
    return known[1] if known else None


def read_draft(root: Path | str) -> Draft:
    """Read every file of the registry at `root`; never stops at the first problem.

    Raises `RegistryNotFoundError` when there is no registry there.
    """
    located = locate(Path(root))
    draft = Draft(located.root, problems=list(located.problems))
    for name in located.files:
        _read_file(draft, name)
    _judge_schema(draft)
    return draft


def draft_of(root: Path | str, files: Mapping[str, str | bytes], *, like: Draft | None = None) -> Draft:
    """The draft of files held in memory: a revision from git, an example, a page of a form.

    What is the same in `like` is taken from there unread, which makes the base of a small change cheap.
    """
    draft = Draft(Path(root))
    for name in sorted(files):
        reason = misplaced(name)
        if reason is not None:
            message = f"{shown(name)!r} does not belong here"
            draft.problems.append(Problem("MDB006", Severity.ERROR, message, Place(shown(name)), hint=reason))
        elif name not in BESIDE:
            _take_raw(draft, name, files[name], like)
    _judge_schema(draft)
    return draft


def _take_raw(draft: Draft, name: str, raw: str | bytes, like: Draft | None) -> None:
    known = like.documents.get(name) if like else None
    text, problems = decode(name, raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw)
    draft.problems.extend(problems)
    if like is not None and known is not None and name in like.found and known.text == text:
        _borrow(draft, name, like)
    else:
        _take(draft, name, text, problems)


def _borrow(draft: Draft, name: str, like: Draft) -> None:
    attribute, _ = _home(name)
    draft.documents[name] = like.documents[name]
    draft.problems.extend(like.found[name])
    draft.found[name] = like.found[name]
    if "/" not in name:
        setattr(draft, attribute, getattr(like, attribute))
    elif name in getattr(like, attribute):
        getattr(draft, attribute)[name] = getattr(like, attribute)[name]


def _home(name: str) -> tuple[str, type[Record]]:
    folder, _, _ = name.rpartition("/")
    return _FOLDERS[folder] if folder else _TABLES[name]


def _read_file(draft: Draft, name: str) -> None:
    text, problems = read_text(draft.root, name)
    draft.problems.extend(problems)
    _take(draft, name, text, problems)


def _take(draft: Draft, name: str, text: str | None, told: Sequence[Problem]) -> None:
    """Parse and validate; a character that was told already is not told again as what YAML stumbles over."""
    if text is None:  # it is there, and whoever names it is not at fault
        draft.documents[name] = Document(shown(name), cut_short=True)
        return
    document = parse(text, file=shown(name))
    draft.documents[name] = document
    places = {(problem.place.line, problem.place.column) for problem in told if problem.code == "MDB004"}
    news = (each for each in document.problems if (each.place.line, each.place.column) not in places)
    found = draft.found[name] = list(news)
    attribute, kind = _home(name)
    record = None
    if not document.cut_short:
        record, problems = validate(kind, document)
        if isinstance(record, rec.SchemeRecord):
            problems = _scheme_problems(record, document)
            record = None if problems else record
        elif record is not None:
            problems = list(what_is_missing(record, document))
        if kind is rec.GroupRecord and isinstance(document.value, dict):
            problems += what_a_group_lacks(document)
        found[:] = [*_not_refused(found, problems), *problems]
    draft.problems.extend(found)
    if record is None:
        return
    if "/" in name:
        getattr(draft, attribute)[name] = record
    else:
        setattr(draft, attribute, record)


def _not_refused(traps: list[Problem], problems: list[Problem]) -> Iterator[Problem]:
    """What parsing found, without the words that quotes would not mend: the record wants others there."""
    refused = {(problem.place.line, problem.place.column) for problem in problems}
    return (each for each in traps if each.code != "MDB008" or (each.place.line, each.place.column) not in refused)


def _scheme_problems(record: rec.SchemeRecord, document: Document) -> list[Problem]:
    """What `names` says of a scheme's tables; their shape is the scheme's own."""
    try:
        Scheme.from_mapping(record.model_dump(mode="json"))
    except RomanisationError as error:
        return [Problem("MDB105", Severity.ERROR, str(error), document.place(), entity=record.id)]
    return []


def _judge_schema(draft: Draft) -> None:
    if draft.manifest is None:
        return
    major = int(draft.manifest.schema_version.split(".")[0])
    if major != SCHEMA_MAJOR:
        message = (
            f"schema_version {draft.manifest.schema_version} is not read by this militiadb (it reads {SCHEMA_MAJOR}.x)"
        )
        place = draft.place("registry.yaml", ("schema_version",))
        hint = "install a newer militiadb" if major > SCHEMA_MAJOR else "bring the registry to the newer schema"
        draft.problems.append(Problem("MDB106", Severity.ERROR, message, place, hint=hint))
