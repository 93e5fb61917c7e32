"""From words of the text to their boxes on the page, whatever lies between the two."""

from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from dpa_check.document import Block, Box, Coverage, Document, Printed, Printing
from dpa_check.printed import places_of
from dpa_check.readers import read, read_bytes
from dpa_check.readers.ocr import languages

SAMPLES = Path(__file__).parents[1] / "samples"


def word(text: str, x0: float, top: float = 0, page: int = 1, width: float = 30) -> Printed:
    return Printed(text, page, (x0, top, x0 + width, top + 10))


def block(text: str, *words: Printed) -> Block:
    return Block(text, printed=Printing.of(words))


def document(*blocks: Block) -> Document:
    return Document("a.pdf", "0" * 64, "application/pdf", 1, blocks, Coverage(complete=True))


def boxes(made: Document, words: str) -> list[tuple[int, Box]]:
    start = made.text.index(words)
    return list(places_of(made, start, start + len(words)))


def test_a_word_cut_at_a_lines_end_is_two_boxes() -> None:
    cut = (word("les", 0), word("traite", 40), word("ments", 0, 20), word("de", 40, 20))
    made = document(block("les traitements de", *cut))
    assert boxes(made, "traitements") == [(1, (40, 0, 70, 10)), (1, (0, 20, 30, 30))]
    assert boxes(made, "de") == [(1, (40, 20, 70, 30))]


def test_a_row_is_a_box_a_cell_and_a_hyphen_or_a_bullet_of_the_page_parts_nothing() -> None:
    row = (word("•", 0, width=5), word("sous-", 10), word("traitant", 45), word("30", 300), word("jours", 335))
    made = document(block("sous-traitant | 30 jours", *row))
    assert boxes(made, "sous-traitant | 30 jours") == [(1, (10, 0, 75, 10)), (1, (300, 0, 365, 10))]


def test_the_same_words_elsewhere_in_a_block_or_another_are_not_taken() -> None:
    again = (word("data", 0), word("or", 40), word("data", 80))
    made = document(block("data", word("data", 0, 50)), block("data or data", *again))
    start = len("data\n\ndata or ")
    assert places_of(made, start, start + 4) == ((1, (80, 0, 110, 10)),)


def test_words_of_two_pages_and_two_blocks_come_page_by_page() -> None:
    first = block("one two", word("one", 0), word("two", 0, page=2))
    second = block("three", word("three", 0, 20, 2))
    made = document(first, second)
    assert [page for page, _ in boxes(made, made.text)] == [1, 2, 2]


@pytest.mark.parametrize("told", [block("unprinted words"), block("other letters", word("letter", 0))])
def test_what_no_page_shows_has_no_box(told: Block) -> None:
    made = document(told)
    assert places_of(made, 0, len(made.text)) == ()


def test_every_block_of_a_sample_is_found_whole() -> None:
    for path in sorted(SAMPLES.glob("*.pdf")):
        made = read(path)
        for start, told in zip(made.starts, made.blocks, strict=True):
            assert places_of(made, start, start + len(told.text)), told.text


@pytest.mark.skipif(not languages(), reason="needs Tesseract")
def test_the_words_of_a_scan_have_the_places_that_recognition_gave_them() -> None:
    page = pypdfium2.PdfDocument(SAMPLES / "fr-health-weak.pdf")[0]
    scan = BytesIO()
    page.render(scale=200 / 72).to_pil().save(scan, "PDF", resolution=200)
    made, text, height = read_bytes(scan.getvalue(), "scan.pdf"), page.get_textpage(), page.get_height()
    start = made.text.index("L'Éditeur garde")
    words = made.text[start : made.text.index("\n", start)]
    ((_, (x0, top, x1, bottom)),) = places_of(made, start, start + len(words))
    under = text.get_text_bounded(x0 - 1, height - bottom + 3, x1 + 1, height - top - 3)
    assert SequenceMatcher(None, words, under).ratio() > 0.95
