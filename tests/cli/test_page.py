"""`claims report`: filters and limits, and the page as Chromium shows it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from claims.cli.main import call

from .test_commands import Captured
from .test_export import HOSTILE_WORDS

HOSTILE = """---
title: "<script>alert(1)</script>"
date: 2013
---

The police seized 80 guns </div></main><script>alert(2)</script><img src=x onerror=alert(3)> "' \x1b[31m and 5 boats.
"""


def read(path: str = "out.html") -> Any:
    return lxml.html.parse(path, lxml.html.HTMLParser(encoding="utf-8")).getroot()


def texts(found: list[Any]) -> list[str]:
    return [" ".join(element.text_content().split()) for element in found]


@pytest.mark.parametrize(
    ("words", "measures", "figures"),
    [
        pytest.param([], 1, ["70", "12", "90"], id="everything"),
        pytest.param(["--topic", "guns"], 1, ["70", "90"], id="topic"),
        pytest.param(["--topic", "seized guns"], 1, ["70", "90"], id="free words"),
        pytest.param(["--source", "birch-2012"], 0, ["90"], id="source"),
        pytest.param(["--source", "alder-2009", "--min-sources", "1"], 2, ["70", "12"], id="single sources too"),
        pytest.param(["--since", "2010"], 0, ["90"], id="since"),
        pytest.param(["--kind", "money"], 0, [], id="kind"),
        pytest.param(["--max-figures", "1", "--max-measures", "0"], 0, ["70"], id="limits"),
    ],
)
def test_filters_choose_what_is_on_the_page(
    store: str, capsys: Captured, words: list[str], measures: int, figures: list[str]
) -> None:
    assert call(["report", "out.html", *words]) == 0
    page = read()
    assert len(page.cssselect("article.measure")) == measures
    assert texts(page.cssselect("#all-figures tbody th")) == figures
    told = capsys.readouterr().err
    assert told == f"{measures} measures and {len(figures)} figures written to out.html\n"


def test_the_page_says_what_it_leaves_out_and_how_it_was_made(store: str, capsys: Captured) -> None:
    words = ["report", "out.html", "--kind", "count", "--min-sources", "1", "--max-measures", "1", "--max-figures", "2"]
    assert call(words) == 0
    page = read()
    assert texts(page.cssselect(".note")) == [
        "Note: only the 1 most disputed of 2 measures are here; --max-measures shows more.",
        "Note: only the first 2 of 3 figures are listed; --max-figures shows more.",
    ]
    assert f"claims {' '.join(words)}" in texts(page.cssselect("#made dd"))


def test_very_many_figures_are_listed_but_not_compared(
    store: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.cli.page.COMPARED_AT_MOST", 2)
    assert call(["report", "out.html"]) == 0
    assert texts(read().cssselect(".note")) == [
        "Note: more than 2 figures are not compared; --topic, --source, --kind or --since chooses."
    ]
    assert call(["report", "out.html", "--topic", "guns"]) == 0
    assert len(read().cssselect("article.measure")) == 1


@pytest.mark.parametrize("hostile", HOSTILE_WORDS)
@pytest.mark.parametrize("option", ["--topic", "--source", "--kind", "--since", "--max-figures"])
def test_no_filter_reaches_a_statement(store: str, capsys: Captured, option: str, hostile: str) -> None:
    assert call(["report", "out.html", option, hostile]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not Path("out.html").exists()


def test_a_page_that_fails_leaves_the_file_as_it_was(
    store: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_the_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Path("out.html").write_text("earlier", encoding="utf-8")
    monkeypatch.setattr("claims.present.page.write_report", fill_the_disk)
    assert call(["report", "out.html"]) == 1
    assert Path("out.html").read_text(encoding="utf-8") == "earlier"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser without a window; the tests are left out where none is installed."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        pytest.skip("chromium and chromium-driver are not installed")
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = program
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = Chrome(options=options, service=Service(driver))
    yield browser
    browser.quit()


@pytest.fixture
def browser(chromium: Any, store: str, documents: Path, capsys: Captured) -> Any:
    """The browser with a page of three documents, one of them full of markup."""
    (documents / "third.md").write_text(HOSTILE, encoding="utf-8")
    assert call(["extract", "documents", "--quiet"]) == 0
    assert call(["report", "out.html", "--min-sources", "1"]) == 0
    chromium.get(Path("out.html").resolve().as_uri())
    return chromium


def shown(browser: Any, selector: str) -> list[str]:
    from selenium.webdriver.common.by import By

    return [each.text for each in browser.find_elements(By.CSS_SELECTOR, selector) if each.is_displayed()]


def choose(browser: Any, name: str, value: str) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.ui import Select

    Select(browser.find_element(By.ID, name)).select_by_visible_text(value)


def figures(browser: Any) -> list[str]:
    return shown(browser, "#all-figures tbody th")


def test_search_and_filters_hide_and_show(browser: Any) -> None:
    from selenium.webdriver.common.by import By

    everything = ["70", "12", "90", "80", "2", "3", "31", "5"]
    assert figures(browser) == everything
    search = browser.find_element(By.ID, "words")
    search.send_keys("OLD pólice")
    assert figures(browser) == ["70", "12"]
    measures = len(browser.find_elements(By.CSS_SELECTOR, ".measure"))
    assert shown(browser, "#status")[0].endswith(f" of {measures} measures, 2 of 8 figures")
    browser.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    assert figures(browser) == everything
    choose(browser, "source", "birch-2012")
    assert figures(browser) == ["90"]
    choose(browser, "topic", "deaths")
    assert figures(browser) == []
    choose(browser, "source", "all")
    assert figures(browser) == ["12"]


def test_a_click_on_a_figure_leads_to_its_sentence_and_back(browser: Any) -> None:
    from selenium.webdriver.common.by import By

    browser.find_element(By.LINK_TEXT, "90").click()
    focused = browser.switch_to.active_element
    assert (focused.tag_name, focused.text) == ("mark", "90")
    assert focused.find_element(By.XPATH, "..").text.endswith("\nThe police seized 90 guns and 1 boat.")
    top = browser.execute_script("return arguments[0].getBoundingClientRect().top", focused)
    assert 0 <= top <= browser.execute_script("return innerHeight")
    focused.find_element(By.TAG_NAME, "a").click()
    assert browser.switch_to.active_element.get_attribute("class") == "item measure"


def test_columns_and_measures_are_sorted(browser: Any) -> None:
    from selenium.webdriver.common.by import By

    button = browser.find_element(By.XPATH, "//th/button[text()='Published']")
    button.send_keys("\n")
    button.send_keys("\n")
    assert button.find_element(By.XPATH, "..").get_attribute("aria-sort") == "descending"
    assert figures(browser)[-2:] == ["70", "12"]
    choose(browser, "order", "by name")
    for topic in browser.find_elements(By.CSS_SELECTOR, ".topic"):
        names = [each.text for each in topic.find_elements(By.TAG_NAME, "h4")]
        assert names == sorted(names, key=str.lower)


def test_markup_stays_text_and_the_console_is_empty(browser: Any) -> None:
    from selenium.webdriver.common.by import By

    assert "<script>alert(1)</script>" in shown(browser, "#sources td")
    assert any("<img src=x onerror=alert(3)>" in text for text in shown(browser, ".words"))
    assert len(browser.find_elements(By.TAG_NAME, "script")) == 1
    assert browser.get_log("browser") == []
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0


@pytest.mark.parametrize("width", [400, 1400])
def test_the_page_is_never_wider_than_the_screen(browser: Any, width: int) -> None:
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_without_script_everything_is_there(browser: Any) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.refresh()
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    page = browser.page_source
    assert shown(browser, "#filter") == []
    assert len(shown(browser, ".measure h4")) == page.count('<article class="item measure"') > 2
    assert "<button" not in page.split("<table id=")[1].split("</thead>")[0]
