"""307, 317: whether names are in the letters of the languages that they are said to be in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.checks.rule import Rule
from militiadb.checks.tiny import bad, good
from militiadb.errors import Problem, Severity
from militiadb.model.vocabulary import NameKind
from militiadb.names import Script, script_of, scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Subject

_OWN_SCRIPT = {
    Script.ARABIC: "ar fa ur ps ckb sd ug prs arz acm apc azb lrc bal ks",
    Script.HEBREW: "he yi",
    Script.CYRILLIC: "ru uk be bg mk tg ce kk ky mn",
    Script.GREEK: "el",
    Script.DEVANAGARI: "hi ne mr",
    Script.BENGALI: "bn as",
    Script.TAMIL: "ta",
    Script.THAI: "th",
    Script.KOREAN: "ko",
    Script.JAPANESE: "ja",
    Script.HAN: "zh",
    Script.ARMENIAN: "hy",
    Script.GEORGIAN: "ka",
    Script.ETHIOPIC: "am ti",
    Script.MYANMAR: "my ksw",
    Script.KHMER: "km",
    Script.SINHALA: "si",
    Script.SYRIAC: "syr aii",
    Script.GUJARATI: "gu",
    Script.TELUGU: "te",
    Script.MALAYALAM: "ml",
    Script.KANNADA: "kn",
    Script.THAANA: "dv",
    Script.TIBETAN: "bo dz",
    Script.LAO: "lo",
}
_SCRIPT_OF_LANGUAGE = {lang: script for script, langs in _OWN_SCRIPT.items() for lang in langs.split()}
"""Languages that are written in one script, which is not Latin (CLDR likely subtags). Those that are written in
several, such as Punjabi, Serbian and Kurmanji, are not here: nothing is expected of them."""
_LATIN = frozenset({"de", "en", "es", "eu", "fil", "fr", "ga", "id", "it", "ms", "nl", "pt", "so", "sq", "sv", "tr"})
"""Languages that are written in Latin letters and no others, as far as names of groups go."""


class NoNativeName(Rule):
    """MDB307."""

    id = "MDB307"
    name = "no-native-name"
    severity = Severity.WARNING
    why = "Romanisations come and go; the name in the group's own script is what they all stand for."
    fix = "Find a source that prints the native name. Where none does, say so in `ignore`, with a day to look again."
    bad = bad("groups/saraya.yaml", ("kind: native\n    lang: ar\n", "kind: short\n    lang: ar\n"), at="6:1")
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Groups of a language with its own script and no name in it."""
        for file, group in subject.living():
            wanted = {s for lang in group.languages if (s := _SCRIPT_OF_LANGUAGE.get(lang.partition("-")[0]))}
            native = {script_of(name.text) for name in group.names if name.kind is NameKind.NATIVE}
            if wanted and not wanted & native and not group.adds:
                place = subject.place(file, "names", key=True)
                scripts = " or ".join(sorted(_letters(script) for script in wanted))
                yield self.problem(place, f"no native name in {scripts} (languages: {', '.join(group.languages)})")


class OtherLetters(Rule):
    """MDB317."""

    id = "MDB317"
    name = "tag-of-other-letters"
    severity = Severity.WARNING
    why = "A Latin spelling that is tagged `ar` is read, shown and counted as if it were the Arabic name."
    fix = "Write the tag of what stands there: `ar` for سرايا, `ar-Latn` for Saraya; then look at its `kind`."
    bad = bad("groups/saraya.yaml", ("lang: ar-Latn", "lang: ar"), at="13:11")
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Names none of whose letters is of their tag; an acronym in Latin letters may stand in any."""
        for named in subject.names:
            wanted, found = _script_of_tag(named.name.lang), scripts(named.name.text)
            if wanted is not None and found and found.isdisjoint(_READS_AS.get(wanted, {wanted})):
                place = subject.place(named.file, "names", named.at, "lang")
                own = script_of(named.name.text)
                message = f"{named.name.text!r} is in {_letters(own)}; {named.name.lang!r} says {_letters(wanted)}"
                base = named.name.lang.partition("-")[0]
                hint = f"did you mean '{base}-Latn'?" if own is Script.LATIN else None
                yield self.problem(place, message, hint=hint)


_READS_AS = {Script.JAPANESE: {Script.JAPANESE, Script.HAN}, Script.KOREAN: {Script.KOREAN, Script.HAN}}
"""Scripts whose texts may be in the letters of another alone: a Japanese name may have no kana."""


def _script_of_tag(tag: str) -> Script | None:
    """The script that a language tag names or implies; None where it leaves that open."""
    language, *rest = tag.split("-")
    named = next((part.title() for part in rest if part.title() in _CODES), None)
    if named is not None:
        return Script(named)
    return Script.LATIN if language in _LATIN else _SCRIPT_OF_LANGUAGE.get(language)


_CODES = frozenset(script.value for script in Script)


def _letters(script: Script) -> str:
    return f"{script.name.capitalize()} letters"
