"""One product: every format tells either side the same of placement, fallback and concessions, in both languages."""

import csv
import json
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

from dpa_check.api import review
from dpa_check.output import Format, Style, render_copy, render_review
from dpa_check.output.messages import LANGUAGES, Language, say
from dpa_check.output.style import Side
from dpa_check.output.view import view
from dpa_check.reviewed import Review
from tests.html.reading_html import Parsed
from tests.word.reading_back import comments

SAMPLES = Path(__file__).parents[2] / "samples"
SIDES: tuple[Side, ...] = ("controller", "processor")
LAID_OUT = (Format.TEXT, Format.MARKDOWN, Format.HTML, Format.XLSX, Format.CSV, Format.SARIF)
EVERY = (*LAID_OUT, Format.DOCX, Format.PDF)


@cache
def reviewed(name: str) -> Review:
    return review([SAMPLES / name])


def words(name: str, form: Format, style: Style) -> str:
    """Give the words that a reader of a format meets, in the order of the file, spaces and escapes left out."""
    whole = reviewed(f"{name}.pdf" if form is Format.PDF else f"{name}.docx")
    if form in (Format.DOCX, Format.PDF):
        return squeezed(_noted(render_copy(whole.files[0], form, style), form))
    data = render_review(whole, form, style)
    if form is Format.XLSX:
        rows = load_workbook(BytesIO(data)).worksheets[1].iter_rows(values_only=True)
        return squeezed(" ".join(str(cell) for row in rows for cell in row))
    text = data.decode()
    if form is Format.HTML:
        return squeezed(Parsed(data).words)
    if form is Format.CSV:
        separator = ";" if style.language == "fr" else ","
        return squeezed(" ".join(cell for row in csv.reader(StringIO(text), delimiter=separator) for cell in row))
    if form is Format.SARIF:
        return squeezed(json.dumps(json.loads(text)["runs"][0]["results"], ensure_ascii=False).replace("\\n", " "))
    return squeezed(text)


def _noted(data: bytes, form: Format) -> str:
    if form is Format.DOCX:
        return "\n".join(line for one in comments(data).values() for line in one.paragraphs)
    with pikepdf.open(BytesIO(data)) as pdf:
        return "\n".join(str(one.get("/Contents", "")) for page in pdf.pages for one in page.obj.get("/Annots", ()))


def squeezed(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("form", EVERY)
def test_wordings_have_the_parties_their_place_and_a_fallback(form: Format, side: Side, language: Language) -> None:
    name = "fr-saas-weak" if form is not Format.PDF else "fr-health-weak"
    style = Style(language, verbose=form is Format.TEXT, side=side)
    told = words(name, form, style)
    (result,) = [one.result for one in reviewed(f"{name}.pdf" if form is Format.PDF else f"{name}.docx").files]
    seen = [one for one in view(result, style).findings if one.gap]
    assert len(seen) > 10
    assert any("l'Éditeur" in one.suggestion or "le Prestataire" in one.suggestion for one in seen)
    assert [one.clause_id for one in seen if squeezed(one.suggestion) not in told] == []
    assert [one.clause_id for one in seen if squeezed(one.placement) not in told] == []
    assert [one.clause_id for one in seen if squeezed(one.fallback) not in told] == []
    assert any(one.fallback for one in seen) == (side == "controller")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["en-complete", "fr-complete"])
@pytest.mark.parametrize("form", EVERY)
def test_concessions_are_told_to_the_processor_alone_and_first(form: Format, name: str, language: Language) -> None:
    style = Style(language, side="processor")
    told = words(name, form, style)
    ours = words(name, form, Style(language))
    seen = view(reviewed(f"{name}.docx").report.documents[0], style)
    assert seen.findings[0].concessions
    for made in (one for finding in seen.findings for one in finding.concessions):
        for said in (made.message, made.basis, made.suggestion):
            assert squeezed(said) in told
        assert squeezed(made.suggestion) not in ours
    first = told.index(squeezed(seen.findings[0].concessions[0].message))
    plain = [one for one in seen.findings if one.gap and not one.concessions]
    assert all(first < told.index(squeezed(one.reason)) for one in plain)


@pytest.mark.parametrize("name", ["en-complete.docx", "fr-complete.docx"])
def test_the_summary_of_a_workbook_counts_for_the_processor_what_it_concedes_first(name: str) -> None:
    data = render_review(reviewed(name), Format.XLSX, Style(side="processor"))
    head, row = list(load_workbook(BytesIO(data)).worksheets[0].iter_rows(min_row=5, values_only=True))[:2]
    told = dict(zip(head, row, strict=True))
    findings = reviewed(name).report.documents[0].findings or ()
    assert list(told)[3] == say("words.concessions", "en")
    assert told[say("words.concessions", "en")] == sum(len(one.concessions) for one in findings) > 5
    assert say("words.contested", "en") in told
