"""The built site in headless Chromium: the finder, the search, themes, widths, and what the console says."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

See = Callable[[Any, tuple[int, int], str], None]
WIDE, PHONE = (1400, 1000), (390, 844)
PAGES = {
    "front": "index.html",
    "facade": "groups/saraya-awliya-al-dam.html",
    "group": "groups/kataib-hizballah.html",
    "groups": "groups/index.html",
    "country": "countries/iq.html",
    "programme": "programmes/us-fto.html",
    "programmes": "programmes/index.html",
    "publisher": "actors/winep.html",
    "publishers": "actors/index.html",
    "shared names": "names/index.html",
    "shared name": "names/ansar-allah.html",
    "vocabulary": "vocabulary.html",
    "statistics": "statistics.html",
    "changes": "changelog.html",
    "tombstones": "tombstones.html",
    "search": "search.html?q=erbil",
    "tutorial": "tutorial.html",
    "api": "reference/api.html",
    "commands": "reference/cli.html",
    "rules": "reference/rules.html",
}


def wait(condition: Callable[[], Any], *, seconds: float = 20) -> Any:
    """What a condition gives once it is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError("waited in vain")


def type_name(browser: Any, address: str, name: str) -> tuple[str, list[str]]:
    """Type a name into the finder of the front page: its answer, and the groups that it shows."""
    if not browser.current_url.endswith("index.html"):
        browser.get(f"{address}/index.html")
    script = """
      const box = document.getElementById('mdb-finder-box');
      box.focus(); box.value = arguments[0]; box.dispatchEvent(new Event('input'));
    """
    browser.execute_script(script, name)
    answer = wait(lambda: browser.execute_script("return document.getElementById('mdb-finder-answer').textContent"))
    shown = browser.execute_script(
        "return [...document.querySelectorAll('#mdb-finder-list strong')].map((each) => each.textContent)"
    )
    return answer, shown


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Kataeb Hizbullah", "Kata'ib Hizballah"),
        ("سرايا اولياء الدم", "Saraya Awliya al-Dam"),
        ("Катаиб Хезболла", "Kata'ib Hizballah"),
        ("Sarayya Awlyaa al Damm", "Saraya Awliya al-Dam"),
    ],
    ids=["Latin", "Arabic", "Cyrillic", "misspelt"],
)
def test_the_finder_finds_a_name_in_any_spelling(browser: Any, address: str, name: str, group: str) -> None:
    """The group stands first, and the answer names it."""
    answer, shown = type_name(browser, address, name)
    assert shown[0] == group
    assert answer == f"“{name}” is a name of {group}."


def test_the_finder_never_chooses_between_homonyms(browser: Any, address: str) -> None:
    """A name that two groups bear is called ambiguous, and both are shown."""
    answer, shown = type_name(browser, address, "People of the Cave")
    assert answer.startswith("Ambiguous: 2 groups")
    assert set(shown[:2]) == {"Asa'ib Ahl al-Haq", "Ashab al-Kahf"}


def test_the_finder_parts_the_bearers_from_what_is_near(browser: Any, address: str) -> None:
    """Only those who bear the name stand above the divider; what has its words in a longer name stands below."""
    type_name(browser, address, "Islamic Resistance in Iraq")
    script = """
      const names = (where) => [...document.querySelectorAll(where)].map((each) => each.textContent);
      return [names('#mdb-finder-list > .mdb-found strong'), names('#mdb-finder-list .mdb-beside strong')];
    """
    sure, near = browser.execute_script(script)
    assert set(sure) == {"Islamic Resistance in Iraq", "Kata'ib Hizballah"}
    assert near
    assert not set(near) & set(sure)


def test_the_finder_says_when_a_name_is_not_found(browser: Any, address: str) -> None:
    """What is no name of the registry is said to be not found as typed, and nothing is shown for it."""
    answer, shown = type_name(browser, address, "Saraya al-Noor al-Jadida")
    assert answer.startswith("Not found as typed. ")
    assert shown == []


def test_the_finder_is_used_by_keyboard_alone(browser: Any, address: str) -> None:
    """Type, arrow down, Enter: the group's page opens."""
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    browser.get(f"{address}/index.html")
    box = browser.find_element(By.ID, "mdb-finder-box")
    box.send_keys("Kataeb Hizbullah")
    wait(lambda: browser.find_elements(By.CSS_SELECTOR, "#mdb-finder-list li"))
    box.send_keys(Keys.ARROW_DOWN)
    assert box.get_attribute("aria-activedescendant") == "mdb-found-0"
    box.send_keys(Keys.ENTER)
    wait(lambda: browser.current_url.endswith("groups/kataib-hizballah.html"))


def test_the_finder_is_timed(browser: Any, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every name of a sample is looked up over the whole index; the times are printed, not judged."""
    type_name(browser, address, "Kataeb Hizbullah")
    script = """
      const {finder} = militiadbFinder, find = finder(militiadbNames, militiadbTables);
      find.warm((next) => next()); find('warm up'); find('again');
      const step = Math.max(1, Math.floor(militiadbNames.names.length / 300)), times = [];
      for (let at = 0; at < militiadbNames.names.length; at += step) {
        const start = performance.now(); find(militiadbNames.names[at][0] + 'x'); times.push(performance.now() - start);
      }
      times.sort((a, b) => a - b);
      const share = (part) => times[Math.floor(part * (times.length - 1))];
      return {names: militiadbNames.names.length, asked: times.length, p50: share(.5), p95: share(.95), most: share(1)};
    """
    found = browser.execute_script(script)
    with capsys.disabled():
        times = ", ".join(f"{name} {found[name]:.1f} ms" for name in ("p50", "p95", "most"))
        sys.stdout.write(f"\nfinder: {found['names']:,} names, {found['asked']} misspelt queries, {times}\n")
    assert found["asked"] > 0


def test_the_search_finds_arabic_in_its_spelling_variants(browser: Any, address: str) -> None:
    """Written without hamza, with ta marbuta as ha, or in Latin letters: the same page comes first."""
    for query in ("كتائب حزب الله", "كتايب حزب اللة", "Kataeb Hezbollah"):
        browser.get(f"{address}/search.html?q={query}")
        found = wait(
            lambda: browser.execute_script(
                "return [...document.querySelectorAll('#mdb-search-results a')].map((each) => each.textContent)"
            )
        )
        assert "Kata'ib Hizballah" in found[:2], (query, found[:4])


def test_a_result_of_the_search_shows_the_words_asked_for(browser: Any, address: str) -> None:
    """The excerpt is the place where they stand, and they are marked in it."""
    browser.get(f"{address}/search.html?q=سرايا")
    script = "return document.querySelector('#mdb-search-results li .mdb-excerpt mark')?.textContent"
    assert wait(lambda: browser.execute_script(script)) == "سرايا"


def test_a_search_that_finds_nothing_says_where_to_look(browser: Any, address: str) -> None:
    """No page is no bare number: the way to the finder is shown."""
    browser.get(f"{address}/search.html?q=zzqqxw")
    said = wait(lambda: browser.find_element("id", "mdb-search-count").text)
    assert said == "No page has “zzqqxw”, in any spelling or script."
    assert browser.find_element("id", "mdb-search-none").is_displayed()


def test_every_page_has_its_icon(browser: Any, address: str) -> None:
    """The browser is told of an icon that is there, so it asks for none that is not."""
    import urllib.request

    browser.get(f"{address}/groups/saraya-awliya-al-dam.html")
    icon = browser.execute_script("return document.querySelector('link[rel~=icon]').href")
    with urllib.request.urlopen(icon) as answer:
        assert answer.headers["Content-Type"] == "image/svg+xml"


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_stays_on_the_site_and_says_nothing_in_the_console(browser: Any, address: str, page: str) -> None:
    """No request leaves the site, none fails, and the console shows no error."""
    browser.get(f"{address}/{page}")
    events = [json.loads(row["message"])["message"] for row in browser.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert asked
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert [row for row in browser.get_log("browser") if row["level"] == "SEVERE"] == []


# Colours depend on the theme and layout on the width, never on both: two looks see everything.
@pytest.mark.parametrize(("size", "theme"), [(WIDE, "light"), (PHONE, "dark")], ids=["desktop light", "phone dark"])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_has_no_serious_barrier(
    browser: Any, address: str, axe: str, see: See, page: str, size: tuple[int, int], theme: str
) -> None:
    """axe-core finds no serious or critical violation, with no rule and no part of the page left out."""
    see(browser, size, theme)
    browser.get(f"{address}/{page}")
    browser.execute_script(axe)
    found = browser.execute_async_script("axe.run(document).then(arguments[0])")
    grave = [
        (each["id"], each["nodes"][0]["target"], len(each["nodes"]))
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]
    assert grave == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_open_finder_has_no_serious_barrier(browser: Any, address: str, axe: str, see: See, theme: str) -> None:
    """The list of names found, bearers and neighbours, is as free of barriers as the page around it."""
    see(browser, PHONE, theme)
    _, shown = type_name(browser, address, "Islamic Resistance in Iraq")
    assert shown
    browser.execute_script(axe)
    found = browser.execute_async_script("axe.run(document).then(arguments[0])")
    grave = [each for each in found["violations"] if each["impact"] in ("serious", "critical")]
    assert [(each["id"], each["nodes"][0]["target"]) for each in grave] == []


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_fits_a_phone(browser: Any, address: str, see: See, page: str) -> None:
    """Nothing is wider than the screen: what must be wide scrolls inside itself."""
    see(browser, PHONE, "light")
    browser.get(f"{address}/{page}")
    assert browser.execute_script("return document.scrollingElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_phone_hides_no_column_and_cuts_no_picture(browser: Any, address: str, see: See, page: str) -> None:
    """Tables and pictures are as narrow as the screen: nothing has to be scrolled sideways to be seen."""
    see(browser, PHONE, "light")
    browser.get(f"{address}/{page}")
    script = """
      return [...document.querySelectorAll('.table-wrapper, .mdb-scroll')]
        .filter((each) => each.scrollWidth > each.clientWidth + 1)
        .map((each) => each.getAttribute('aria-label') || each.textContent.slice(0, 60));
    """
    assert browser.execute_script(script) == []


@pytest.mark.parametrize(("size", "shown"), [(WIDE, "mdb-wide"), (PHONE, "mdb-narrow")], ids=["desktop", "phone"])
def test_one_drawing_of_each_picture_is_shown(
    browser: Any, address: str, see: See, size: tuple[int, int], shown: str
) -> None:
    """Beside the text stands the wide drawing, on a phone the narrow one, and never both."""
    see(browser, size, "light")
    browser.get(f"{address}/groups/saraya-awliya-al-dam.html")
    script = """
      return [...document.querySelectorAll('.mdb-figure svg')].filter((each) => each.getBoundingClientRect().width)
        .map((each) => each.classList[1]);
    """
    assert browser.execute_script(script) == [shown, shown]


def test_the_dark_theme_is_dark(browser: Any, address: str, see: See) -> None:
    """A reader who prefers dark pages gets light letters on a dark ground."""
    script = """
      const style = getComputedStyle(document.body), shade = (text) => text.match(/\\d+/g).slice(0, 3).map(Number);
      const ground = shade(style.backgroundColor), ink = shade(style.color), sum = (row) => row[0] + row[1] + row[2];
      return [sum(ground), sum(ink)];
    """
    for theme, dark in (("light", False), ("dark", True)):
        see(browser, WIDE, theme)
        browser.get(f"{address}/groups/saraya-awliya-al-dam.html")
        ground, ink = browser.execute_script(script)
        assert (ground < ink) is dark


def test_a_facade_page_answers_first(browser: Any, address: str) -> None:
    """Who stands behind the name, according to whom, stands in the first screenful."""
    browser.get(f"{address}/groups/saraya-awliya-al-dam.html")
    script = "return document.querySelector('#in-short dd').getBoundingClientRect().top"
    assert browser.execute_script(script) < WIDE[1] * 0.6
    text = browser.execute_script("return document.querySelector('#in-short').innerText")
    assert "Kata'ib Sayyid al-Shuhada" in text
    assert "Washington Institute" in text


def test_native_names_run_right_to_left(browser: Any, address: str) -> None:
    """An Arabic name says its language and direction."""
    browser.get(f"{address}/groups/saraya-awliya-al-dam.html")
    script = "const it = document.querySelector('.mdb-native bdi'); return [it.lang, it.dir, it.textContent]"
    assert browser.execute_script(script) == ["ar", "rtl", "سرايا أولياء الدم"]


def test_a_page_reads_the_same_without_javascript(browser: Any, address: str) -> None:
    """Names, claims and lists are in the page itself; only the buttons for copying wait for a script."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(f"{address}/groups/saraya-awliya-al-dam.html")
        shown = browser.find_element("css selector", "article").text
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    for words in ("Who says what", "The registry's assessment", "Guardians of Blood", "Cite this page"):
        assert words in shown
    assert "\nCopy" not in shown
