"""The number that is quoted beside a sentence is that of its own clause."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from dpa_check.document import BlockKind
from dpa_check.readers import Options, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from dpa_check.document import Document

BODY = "This agreement binds the parties from the day on which both of them have signed it.\n\n"


def numbers(document: Document) -> dict[str, str | None]:
    """Give the number quoted for each block, by the end of its text."""
    return dict(zip((block.text[-9:] for block in document.blocks), document.clause_numbers, strict=True))


def text(*paragraphs: str) -> Document:
    return read_bytes("\n\n".join(paragraphs).encode(), "dpa.txt")


def test_what_stands_in_an_annex_is_told_by_the_annex() -> None:
    document = text(
        f"Article 1 - Objet\n\n{BODY}1.1 Le Prestataire agit sur instruction du Client.",
        "Annexe 1 - Mesures",
        "Le Prestataire chiffre les données au repos.",
        "1. Le Prestataire journalise les accès.",
        "a) il les conserve un an ;",
        "Appendice 2.1 - Messagerie",
        "a) les messages sont chiffrés ;",
    )
    assert numbers(document) == {
        "1 - Objet": "1",
        "igned it.": "1",
        "u Client.": "1.1",
        "- Mesures": "Annexe 1",
        "au repos.": "Annexe 1",
        "es accès.": "Annexe 1, 1",
        "e un an ;": "Annexe 1, 1(a)",
        "essagerie": "Appendice 2.1",
        "hiffrés ;": "Appendice 2.1(a)",
    }


def page(*lines: str) -> bytes:
    """Give a PDF of lines, a heading above them."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setFont("Courier-Bold", 10)
    canvas.drawString(60, 740, "2. Law")
    canvas.setFont("Courier", 10)
    for at, line in enumerate(lines):
        canvas.drawString(60, 715 - 14 * at, line)
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("pour toute la durée du contrat et sous toute réserve qu'exprime", "Article 28 RGPD sur ce point."),
        ("with all the obligations laid upon it and with those that stem from", "Section 5 GDPR alone."),
        ("each change of a Sub-processor planned, and do so within thirty", "(30) days at most."),
    ],
)
def test_a_reference_at_the_start_of_a_line_begins_no_clause(above: str, below: str) -> None:
    filler = "The Provider keeps the data of the Customer and of its staff within"
    document = read_bytes(page(filler, above, below), "dpa.pdf", Options(ocr="never"))
    assert [block.number for block in document.blocks] == ["2", None]
    assert document.blocks[-1].text == f"{filler} {above} {below}"


def test_numbered_items_without_an_end_mark_stay_apart() -> None:
    lines = (
        "(1) keep the data of the Customer and those of its staff within",
        "(2) keep the backups of the Customer and those of its staff too",
    )
    document = read_bytes(page("The Provider shall:", *lines), "dpa.pdf", Options(ocr="never"))
    assert [block.number for block in document.blocks] == ["2", None, "2(1)", "2(2)"]


def test_a_lettered_title_of_word_counts_within_its_clause(word: Callable[..., bytes]) -> None:
    def titled(label: str, style: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{label}</w:t></w:r></w:p>'

    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="heading {0}"/></w:style>'
    body = titled("8. Notice", "1") + titled("i. Deviations from instructions", "2") + titled("ii. Breaches", "2")
    document = read_bytes(word(body, styles=style.format(1) + style.format(2)), "dpa.docx")
    assert [(block.number, block.kind) for block in document.blocks] == [
        ("8", BlockKind.HEADING),
        ("8(i)", BlockKind.ITEM),
        ("8(ii)", BlockKind.ITEM),
    ]
