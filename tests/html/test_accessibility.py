"""No violation of WCAG 2.2 AA or of good practice that axe-core can tell, on each sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from dpa_check.reviewed import Review
    from tests.html.conftest import Opener

SAMPLES = (
    "en-complete.docx",
    "en-complete.pdf",
    "en-negative-nda.pdf",
    "en-saas-weak.docx",
    "fr-complete.docx",
    "fr-complete.pdf",
    "fr-health-weak.pdf",
    "fr-saas-weak.docx",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", SAMPLES)
def test_axe_finds_nothing(name: str, language: str, scheme: str, visit: Opener, sample: Callable[..., Review]) -> None:
    assert violations(visit(sample(name), language, color_scheme=scheme)) == []


def test_axe_finds_nothing_on_a_narrow_screen_or_on_several_files(visit: Opener, sample: Callable[..., Review]) -> None:
    review = sample("en-saas-weak.docx", "en-negative-nda.pdf", "none.pdf")
    assert violations(visit(review, viewport={"width": 400, "height": 800})) == []


def test_axe_finds_nothing_while_words_are_shown(visit: Opener, sample: Callable[..., Review]) -> None:
    page = visit(sample("fr-health-weak.pdf"), color_scheme="dark")
    page.locator(".card .to-words").first.click()
    page.wait_for_timeout(500)
    assert violations(page) == []


def test_axe_finds_nothing_on_the_side_of_the_processor(visit: Opener, sample: Callable[..., Review]) -> None:
    page = visit(sample("fr-complete.pdf"), "fr", side="processor")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(page) == []


def test_axe_would_find_something(visit: Opener, sample: Callable[..., Review]) -> None:
    page = visit(sample("en-negative-nda.pdf"))
    page.evaluate("document.querySelector('h1').remove()")
    assert violations(page) != []
