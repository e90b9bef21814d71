"""Where names stand: every field whose text is matched, shown as a name, or printed on a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from militiadb.loading.draft import Draft
    from militiadb.loading.strict_yaml import Path


class NameText(NamedTuple):
    """The text of a name and where it stands."""

    file: str
    path: Path
    text: str


def name_texts(draft: Draft) -> Iterator[NameText]:
    """Every text that is a name: of groups, actors, lookalikes, office holders, list entries, and lexicon words."""
    yield from _of_groups(draft)
    yield from _of_programmes(draft)
    for index, actor in enumerate(draft.actors.actors if draft.actors else ()):
        yield NameText("actors.yaml", ("actors", index, "name"), actor.name)
    for index, each in enumerate(draft.lookalikes.lookalikes if draft.lookalikes else ()):
        for place, text in enumerate(each.names):
            yield NameText("lookalikes.yaml", ("lookalikes", index, "names", place), text)
    for index, concept in enumerate(draft.lexicon.concepts if draft.lexicon else ()):
        for lang, texts in concept.words.items():
            for place, text in enumerate(texts):
                yield NameText("lexicon.yaml", ("concepts", index, "words", lang, place), text)


def _of_groups(draft: Draft) -> Iterator[NameText]:
    for file, group in draft.groups.items():
        if group.name is not None:
            yield NameText(file, ("name",), group.name)
        for index, name in enumerate(group.names):
            yield NameText(file, ("names", index, "text"), name.text)
            if name.pointed is not None:
                yield NameText(file, ("names", index, "pointed"), name.pointed)
        for index, holder in enumerate(group.office_holders):
            yield NameText(file, ("office_holders", index, "name"), holder.name)
            for at, called in enumerate(holder.also_called):
                yield NameText(file, ("office_holders", index, "also_called", at), called)


def _of_programmes(draft: Draft) -> Iterator[NameText]:
    for file, programme in draft.programmes.items():
        for index, entry in enumerate(programme.entries):
            yield NameText(file, ("entries", index, "printed"), entry.printed)
            for place, alias in enumerate(entry.aliases):
                yield NameText(file, ("entries", index, "aliases", place, "text"), alias.text)


def texts(draft: Draft, *, only: Callable[[str], object]) -> Iterator[NameText]:
    """Every text value, names or not, of the files whose text passes `only`."""
    for file, document in draft.documents.items():
        if only(document.text):
            yield from _leaves(file, document.value, ())


def _leaves(file: str, value: object, path: Path) -> Iterator[NameText]:
    if isinstance(value, str):
        yield NameText(file, path, value)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(file, item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(file, item, (*path, key))
