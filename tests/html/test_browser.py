"""The page in Chromium: what a reader does with a mouse, a keyboard or a printer. Skipped where there is none."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from playwright.sync_api import expect

from dpa_check.output import Format, Style, render_review

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from dpa_check.reviewed import Review
    from tests.html.conftest import Opener

WEAK = "fr-health-weak.pdf"
FOCUSED = "document.activeElement.id"


@pytest.fixture
def page(visit: Opener, sample: Callable[..., Review]) -> Page:
    return visit(sample(WEAK))


def rows(page: Page) -> Locator:
    return page.locator("table.findings tbody tr:visible")


def first_link(page: Page) -> Locator:
    return page.locator(".card .to-words").first


def test_a_filter_keeps_rows_and_cards_and_says_how_many(page: Page) -> None:
    expect(rows(page)).to_have_count(56)
    page.get_by_label("Status").select_option("missing")
    expect(rows(page)).to_have_count(21)
    expect(page.locator(".card:visible")).to_have_count(21)
    expect(page.get_by_role("status")).to_have_text("21 of 56 clauses shown")
    page.get_by_label("Severity").select_option("critical")
    assert set(rows(page).locator("td:nth-child(3)").all_inner_texts()) == {"not found"}
    assert set(rows(page).locator("td:nth-child(4)").all_inner_texts()) == {"critical"}
    page.get_by_role("button", name="Show all").click()
    expect(rows(page)).to_have_count(56)


def test_red_flags_and_words_filter_too(page: Page) -> None:
    page.get_by_label("Red flags only").check()
    expect(rows(page)).to_have_count(6)
    page.get_by_label("Words").fill("HEBERGEUR responsable")
    expect(rows(page)).to_have_count(2)
    page.get_by_label("Words").fill("no clause says this")
    expect(page.get_by_role("status")).to_have_text("0 of 56 clauses shown")


def test_a_filter_works_by_keyboard(page: Page) -> None:
    page.get_by_label("Need").focus()
    page.keyboard.press("c")
    expect(page.get_by_role("status")).to_have_text("6 of 56 clauses shown")
    page.keyboard.press("Tab")
    page.keyboard.type("HDS")
    assert rows(page).count() < 6


def test_a_column_sorts_both_ways_and_says_so(page: Page) -> None:
    head = page.locator("th", has=page.get_by_role("button", name="Clause"))
    titles = page.locator("table.findings tbody th")
    as_given = titles.all_inner_texts()
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    ascending = titles.all_inner_texts()
    assert ascending == sorted(ascending, key=str.casefold)
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert titles.all_inner_texts() == ascending[::-1]
    page.get_by_role("button", name="No.").click()
    assert titles.all_inner_texts() == as_given
    assert page.locator("th[aria-sort]").count() == 1


def test_severity_sorts_by_gravity_not_by_letter(page: Page) -> None:
    page.get_by_role("button", name="Severity").click()
    seen = list(dict.fromkeys(page.locator("table.findings tbody td:nth-child(4)").all_inner_texts()))
    assert seen == ["critical", "high", "medium", "low", "–"]


def test_a_click_leads_to_the_words_and_back(page: Page) -> None:
    link = first_link(page)
    anchor = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    mark = page.locator(f"#{anchor}")
    expect(mark).to_be_in_viewport()
    expect(mark).to_be_focused()
    expect(mark).to_have_class("flag current")
    assert mark.inner_text() in page.locator(".card blockquote").first.inner_text()
    page.locator(".back a.from").first.click()
    card = page.locator(".card").first
    expect(card).to_be_focused()
    expect(card).to_be_in_viewport()


def test_a_click_on_the_words_leads_back_to_the_link(page: Page) -> None:
    first_link(page).click()
    page.locator("mark.current").first.click()
    expect(first_link(page)).to_be_focused()
    expect(first_link(page)).to_be_in_viewport()


@pytest.mark.parametrize("key", ["Enter", "Escape"])
def test_the_keyboard_leads_to_the_words_and_back(page: Page, key: str) -> None:
    first_link(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark.current").first).to_be_focused()
    page.keyboard.press(key)
    expect(first_link(page)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.back a')")


def test_a_row_of_the_table_shows_its_finding_beside_its_words(page: Page) -> None:
    row = rows(page).nth(9)
    row.locator(".to-words").click()
    expect(page.locator("mark.current").first).to_be_in_viewport()
    expect(page.locator(f"#{row.get_attribute('data-card')}-title")).to_be_in_viewport()


def test_the_browser_goes_back_to_the_words_before(page: Page) -> None:
    links = page.locator(".card .to-words")
    links.nth(0).click()
    before = page.locator("mark.current").first.get_attribute("id")
    links.nth(3).click()
    assert page.locator("mark.current").first.get_attribute("id") != before
    page.go_back()
    expect(page.locator(f"#{before}")).to_have_class("flag current")


def test_a_finding_that_the_filter_hides_is_shown_when_the_words_lead_to_it(page: Page) -> None:
    page.get_by_label("Status").select_option("missing")
    page.locator(".back a").first.click()
    expect(page.locator(".card:focus")).to_be_in_viewport()
    expect(rows(page)).to_have_count(56)


def test_a_wording_is_copied(visit: Opener, sample: Callable[..., Review]) -> None:
    page = visit(sample(WEAK), permissions=["clipboard-read", "clipboard-write"])
    wording = page.locator(".wording").first
    wording.get_by_role("button").first.click()
    expect(wording.get_by_role("button").first).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == wording.locator("blockquote").first.text_content()


def test_the_skip_link_comes_first_and_skips(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "main"


def test_everything_but_the_filter_is_there_without_script(visit: Opener, sample: Callable[..., Review]) -> None:
    page = visit(sample(WEAK), java_script_enabled=False)
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator("button:visible")).to_have_count(0)
    expect(rows(page)).to_have_count(56)
    expect(page.locator(".card:visible")).to_have_count(56)
    first_link(page).click()
    expect(page.locator("mark:target")).to_be_in_viewport()


def test_paper_has_every_finding_and_the_agreement_whatever_the_filter(page: Page) -> None:
    page.get_by_label("Status").select_option("present")
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        assert {(round(sheet.width), round(sheet.height)) for sheet in printed.pages} == {(595, 842)}
        words = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    assert len(printed.pages) > 10
    for title in page.locator(".card h4").all_text_contents():
        assert " ".join(title.split()[1:5]) in words
    assert "14.2 Les conditions générales de l'Éditeur prévalent sur le présent contrat." in words
    assert "Show all" not in words
    assert "Copy" not in words


@pytest.mark.parametrize("width", [320, 400, 1280])
def test_nothing_is_wider_than_the_window(visit: Opener, hostile: Review, width: int) -> None:
    page = visit(hostile, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_hostile_agreement_runs_nothing(visit: Opener, hostile: Review) -> None:
    page = visit(hostile)
    first_link(page).click()
    page.get_by_label("Words").fill("</script>")
    assert page.evaluate("window.ran") is None
    assert page.locator("img, iframe, .text script, .text svg, .text a:not(.back a)").count() == 0
    expect(page.get_by_role("heading", level=2)).to_have_text('"><img src=x onerror="window.ran=1">.txt')


def test_the_policy_stops_what_would_get_through(browser: Browser, hostile: Review, tmp_path: Path) -> None:
    markup = b'<img src="http://127.0.0.1:9/" onerror="window.ran = 1"><p style="color: red">late</p></main>'
    file = tmp_path / "report.html"
    file.write_bytes(render_review(hostile, Format.HTML, Style("en")).replace(b"</main>", markup))
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(file.as_uri())
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.querySelector('main > p')).color") != "rgb(255, 0, 0)"
    assert sum("Content Security Policy" in message for message in refused) == 3
    page.close()


def test_several_files_have_an_index_and_filters_of_their_own(visit: Opener, sample: Callable[..., Review]) -> None:
    page = visit(sample("en-saas-weak.docx", "en-negative-nda.pdf", WEAK))
    page.locator(".index a").nth(2).click()
    expect(page.locator("#d3")).to_be_in_viewport()
    page.locator("#d3-by-status").select_option("missing")
    expect(page.locator("#d3 .shown")).to_have_text("21 of 56 clauses shown")
    expect(page.locator("#d1 .card:visible")).to_have_count(56)


def test_the_page_speaks_french(visit: Opener, sample: Callable[..., Review]) -> None:
    page = visit(sample(WEAK), "fr")
    page.get_by_label("Signaux d'alerte seuls").check()
    expect(page.get_by_role("status")).to_have_text("6 clauses montrées sur 56")


def test_a_fallback_opens_and_is_on_paper(visit: Opener, sample: Callable[..., Review]) -> None:
    page = visit(sample("en-saas-weak.docx"))
    fallback = page.locator("details blockquote").first
    words = " ".join((fallback.text_content() or "").split()[:6])
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        assert words in " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    expect(fallback).to_be_hidden()
    page.locator("summary").first.click()
    expect(fallback).to_be_visible()
