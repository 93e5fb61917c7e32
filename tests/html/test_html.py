from __future__ import annotations

import re
import time
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from dpa_check.output import Format, Style, render_review
from dpa_check.output.html.page import digest
from dpa_check.output.messages import LANGUAGES, catalogue
from dpa_check.report import Severity
from tests.html.reading_html import quoted, unanchored

if TYPE_CHECKING:
    from collections.abc import Callable

    from dpa_check.output.messages import Language
    from dpa_check.reviewed import Review
    from tests.html.reading_html import Parsed

WEAK = "fr-health-weak.pdf"
KINDS = (("style", "css"), ("script", "js"))


def laid_out(review: Review, language: Language = "en", **style: object) -> bytes:
    return render_review(review, Format.HTML, Style(language, **style))  # type: ignore[arg-type]


def test_the_same_review_gives_the_same_bytes(sample: Callable[..., Review]) -> None:
    assert laid_out(sample(WEAK)) == laid_out(sample(WEAK))


def test_the_page_runs_its_own_style_and_script_and_nothing_else(
    sample: Callable[..., Review], parsed: Callable[[bytes], Parsed]
) -> None:
    page = parsed(laid_out(sample(WEAK)))
    own = {kind: files("dpa_check.output.html").joinpath(f"page.{end}").read_text("utf-8") for kind, end in KINDS}
    assert page.inlined == {kind: [text] for kind, text in own.items()}
    assert page.policy() == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest(own['style'])}'",
        "script-src": f"'sha256-{digest(own['script'])}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_page_asks_for_nothing_and_has_no_code_among_its_attributes(
    hostile: Review, parsed: Callable[[bytes], Parsed]
) -> None:
    attributes = {(name, value) for _, given in parsed(laid_out(hostile)).tags for name, value in given.items()}
    assert [
        name for name, _ in attributes if name.startswith("on") or name in ("style", "src", "srcset", "action")
    ] == []
    assert [value for name, value in attributes if name == "href" and not value.startswith("#")] == []


def test_an_agreement_adds_no_tag(
    hostile: Review, sample: Callable[..., Review], parsed: Callable[[bytes], Parsed]
) -> None:
    ours = {tag for tag, _ in parsed(laid_out(sample(WEAK))).tags}
    page = parsed(laid_out(hostile))
    assert {tag for tag, _ in page.tags} <= ours | {"h5"}
    assert {"img", "iframe", "b"}.isdisjoint(tag for tag, _ in page.tags)
    for words in ("{{ 7 * 7 }}", '{% include "page.css" %}', "&lt;i&gt;", "</script>", "]]>", "<iframe src="):
        assert words in page.words


@pytest.mark.parametrize("name", [WEAK, "en-complete.docx", "fr-saas-weak.docx", "en-saas-weak.docx"])
def test_every_quotation_is_highlighted_once_at_its_place(
    name: str, sample: Callable[..., Review], parsed: Callable[[bytes], Parsed]
) -> None:
    review = sample(name)
    document = review.report.documents[0]
    assert quoted(document)
    assert unanchored(document, parsed(laid_out(review))) == []


@pytest.mark.parametrize("names", [(WEAK,), ("en-saas-weak.docx", "en-negative-nda.pdf", WEAK)])
def test_every_link_leads_somewhere_and_no_anchor_is_there_twice(
    names: tuple[str, ...], sample: Callable[..., Review], parsed: Callable[[bytes], Parsed]
) -> None:
    page = parsed(laid_out(sample(*names)))
    assert len(page.anchors()) == len(set(page.anchors()))
    named = ("href", "for", "aria-labelledby", "data-card", "data-copies")
    led = " ".join(given[name].removeprefix("#") for _, given in page.tags for name in named if name in given)
    assert set(led.split()) <= set(page.anchors())


def test_tags_are_closed_in_their_turn_and_the_policy_names_what_is_held(
    sample: Callable[..., Review], hostile: Review, parsed: Callable[[bytes], Parsed]
) -> None:
    for review in (sample(WEAK), hostile):
        page = parsed(laid_out(review))
        assert (page.left_open(), page.refused()) == ([], [])
    assert parsed(b"<p><b>words</p>").left_open() == ["b"]


def test_every_clause_has_its_card_and_its_row(
    sample: Callable[..., Review], parsed: Callable[[bytes], Parsed]
) -> None:
    page = parsed(laid_out(sample(WEAK)))
    assert sum(given.get("class") == "card" for _, given in page.tags) == 56
    assert sum(tag == "tr" and given.get("data-card", "").startswith("d1-f") for tag, given in page.tags) >= 56


def test_min_severity_leaves_out_what_is_below_it(
    sample: Callable[..., Review], parsed: Callable[[bytes], Parsed]
) -> None:
    page = parsed(laid_out(sample(WEAK), min_severity=Severity.CRITICAL))
    severities = {given["data-severity"] for _, given in page.tags if given.get("class") == "card"}
    assert severities == {"critical", ""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_text_says_its_language(
    language: Language, sample: Callable[..., Review], parsed: Callable[[bytes], Parsed]
) -> None:
    page = parsed(laid_out(sample(WEAK), language))
    assert [given["lang"] for tag, given in page.tags if tag == "html"] == [language]
    assert {given.get("lang") for tag, given in page.tags if tag == "blockquote"} == {"fr"}
    assert [given["lang"] for _, given in page.tags if given.get("class") == "text"] == ["fr"]


@pytest.mark.parametrize("name", [WEAK, "en-complete.pdf", "fr-complete.docx", "en-negative-nda.pdf"])
def test_headings_go_down_one_level_at_a_time(
    name: str, sample: Callable[..., Review], parsed: Callable[[bytes], Parsed]
) -> None:
    levels = [int(tag[1]) for tag, _ in parsed(laid_out(sample(name))).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(one, after) for one, after in pairwise(levels) if after > one + 1] == []


def test_a_file_that_is_no_agreement_has_its_text_and_no_gaps(
    sample: Callable[..., Review], parsed: Callable[[bytes], Parsed]
) -> None:
    page = parsed(laid_out(sample("en-negative-nda.pdf")))
    assert catalogue("en")["words.not-agreement"] in page.words
    assert not [given for _, given in page.tags if given.get("class") in ("card", "gauge", "deadlines")]
    assert [given for _, given in page.tags if given.get("class") == "text"]


def test_a_file_that_cannot_be_read_says_why_beside_the_others(
    sample: Callable[..., Review], parsed: Callable[[bytes], Parsed]
) -> None:
    page = parsed(laid_out(sample(WEAK, "none.pdf")))
    assert "The file cannot be opened" in page.words
    assert [given["href"] for tag, given in page.tags if tag == "a" and given["href"] in ("#d1", "#d2")] == [
        "#d1",
        "#d2",
    ]


def test_thirty_pages_are_laid_out_in_under_a_second(sample: Callable[..., Review]) -> None:
    review = sample("en-complete.pdf")
    (file,) = review.files
    assert file.document is not None
    times = -(-30 // (file.document.page_count or 1))
    long = replace(file, document=replace(file.document, blocks=file.document.blocks * times))
    begun = time.perf_counter()
    page = laid_out(replace(review, files=(long,)))
    assert time.perf_counter() - begun < 1
    assert page.count(b"1. Definitions") >= times


def test_the_side_of_the_processor_sees_what_it_concedes(
    sample: Callable[..., Review], parsed: Callable[[bytes], Parsed]
) -> None:
    review = sample("fr-complete.pdf")
    page = parsed(laid_out(review, side="processor"))
    made = [one for finding in review.report.documents[0].findings or () for one in finding.concessions]
    assert made != []
    assert sum(given.get("class") == "told concession" for _, given in page.tags) == len(made)
    assert {f"d1-w{e.position.start}-{e.position.end}" for one in made for e in one.evidence} <= set(page.anchors())
    assert "told concession" not in {given.get("class") for _, given in parsed(laid_out(review)).tags}


def test_a_wording_has_its_place_and_a_fallback_under_a_disclosure(
    sample: Callable[..., Review], parsed: Callable[[bytes], Parsed]
) -> None:
    page = parsed(laid_out(sample("en-saas-weak.docx")))
    wordings = sum(given.get("id", "").endswith("-wording") for _, given in page.tags)
    assert sum(tag == "details" for tag, _ in page.tags) == wordings
    assert sum(given.get("class") == "placement" for _, given in page.tags) == wordings
