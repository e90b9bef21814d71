"""A small registry for the laws of resolution, so that they do not hang on what the shipped one holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from militiadb import Group, Name, Registry, Resolver
from militiadb.loading import strict_yaml
from militiadb.loading.codec import structure
from militiadb.model.lexicon import Lexicon, Lookalike
from militiadb.model.registry import Manifest
from militiadb.model.vocabulary import GroupKind, LookalikeKind, Match, NameKind

REGISTRY = Path(__file__).resolve().parent.parent / "registry"
MANIFEST = Manifest("1.0.0", "2026.11.0", "test", "CC-BY-4.0")


def name(text: str, kind: str = "romanisation", lang: str = "ar-Latn", **more: Any) -> Name:
    """A name with a source."""
    return Name(text=text, kind=NameKind(kind), lang=lang, sources=("source",), **more)


def group(group_id: str, *names: Name, countries: tuple[str, ...] = ("IQ",), **more: Any) -> Group:
    """A group with its names."""
    kind = more.pop("kind", GroupKind.ARMED_GROUP)
    return Group(id=group_id, name=names[0].text, kind=kind, countries=countries, names=names, **more)


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon of the checkout, read alone: these laws do not wait for the groups to be sound."""
    raw = strict_yaml.parse((REGISTRY / "lexicon.yaml").read_text("utf-8"), file="lexicon.yaml").value
    for concept in raw["concepts"]:
        concept["words"] = [{"lang": lang, "texts": texts} for lang, texts in concept["words"].items()]
    return structure(Lexicon, raw)


def registry(*groups: Group, lookalikes: tuple[Lookalike, ...] = ()) -> Registry:
    """A registry of these groups with the shipped lexicon."""
    return Registry(
        manifest=MANIFEST,
        groups={each.id: each for each in groups},
        lexicon=shipped_lexicon(),
        lookalikes=lookalikes,
        fingerprint="test",
    )


def network() -> tuple[Group, ...]:
    """Some groups whose names lie near one another."""
    return (
        group(
            "kataib-hizballah",
            name("Kata'ib Hizballah"),
            name("كتائب حزب الله", "native", "ar"),
            name("KH", "acronym", match=Match.EXACT),
        ),
        group("hizballah", name("Hizballah"), name("حزب الله", "native", "ar"), countries=("LB",)),
        group("asaib-ahl-al-haq", name("Asa'ib Ahl al-Haq"), name("عصائب أهل الحق", "native", "ar")),
        group("houthis", name("Ansar Allah", shared=True), name("أنصار الله", "native", "ar"), countries=("YE",)),
        group("ansar-allah-iraq", name("Ansar Allah", shared=True), countries=("IQ",)),
        group("brigade-30", name("Liwa 30"), name("Brigade 30", "translation", "en")),
        group("brigade-50", name("Liwa 50"), name("Brigade 50", "translation", "en")),
        group("pflp", name("Popular Front for the Liberation of Palestine", "translation", "en"), countries=("PS",)),
        group(
            "pflp-gc",
            name("Popular Front for the Liberation of Palestine - General Command", "translation", "en"),
            countries=("PS",),
        ),
        group("liwa-al-taff", name("Liwa al-Taff"), name("لواء الطف", "native", "ar")),
        group("liwa-al-tafuf", name("Liwa al-Tafuf"), name("لواء الطفوف", "native", "ar")),
    )


@cache
def small() -> Resolver:
    """A resolver over the small network and one lookalike."""
    party = Lookalike(
        id="kataeb-party",
        names=("Hizb al-Kataeb",),
        kind=LookalikeKind.PARTY,
        near=(),
        why="a Lebanese party",
        sources=("source",),
    )
    return Resolver(registry(*network(), lookalikes=(party,)))
