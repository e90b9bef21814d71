"""The built site in a real browser: what is needed for that, and a clear reason where it is missing."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
REPO = HERE.parents[1]
WIDE = (1400, 1000)
NARROW = 500
"""A screen below this many pixels is a phone's."""


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site (`make docs`, or MILITIADB_SITE)."""
    where = Path(os.environ.get("MILITIADB_SITE", REPO / "docs" / "_build" / "html"))
    if not (where / "index.html").is_file():
        pytest.skip(f"needs the built site, which is not at {where}: run `make docs`")
    return where


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where a local server shows the site."""
    quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    file = HERE / "node_modules" / "axe-core" / "axe.min.js"
    if not file.is_file():
        pytest.skip("needs axe-core: npm ci --prefix tests/site")
    return file.read_text("utf-8")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One headless Chromium for all tests."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="needs selenium: pip install selenium")
    binary, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if not (binary and driver):
        pytest.skip("needs Chromium: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    started = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield started
    started.quit()


@pytest.fixture
def browser(chromium: Any) -> Any:
    """The browser at desktop width in the light theme, its logs empty."""
    _see(chromium, WIDE, "light")
    chromium.get_log("browser")
    chromium.get_log("performance")
    return chromium


@pytest.fixture(scope="session")
def see() -> Callable[[Any, tuple[int, int], str], None]:
    """Set the width and height of the page, and the reader's preferred theme."""
    return _see


def _see(browser: Any, size: tuple[int, int], theme: str) -> None:
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < NARROW}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    wanted = {"features": [{"name": "prefers-color-scheme", "value": theme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", wanted)
