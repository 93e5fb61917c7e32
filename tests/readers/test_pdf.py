"""PDF files."""

from __future__ import annotations

import io
import os
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from dpa_check.document import Block, BlockKind, Part
from dpa_check.errors import ReadingError
from dpa_check.readers import Options, read, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

HEADING, PARAGRAPH, ITEM, ROW = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW
WIDTH, HEIGHT = A4
PLAIN = Options(ocr="never")
LEFT, TOP, PITCH = 60.0, 90.0, 14.0
SENTENCE = (
    "The Processor shall process the personal data of the Customer on documented instructions",
    "only, and shall inform the Customer at once when an instruction appears to infringe the",
    "law, without waiting for the Customer to ask.",
)


def pdf(*drawings: Callable[[Canvas], None]) -> bytes:
    """Give a PDF of which each drawing makes a page."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    for draw in drawings:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def write(canvas: Canvas, x: float, top: float, *lines: str, font: str = "Helvetica", size: float = 10) -> float:
    """Write lines from the top of the page and give where the next would stand."""
    canvas.setFont(font, size)
    for line in lines:
        canvas.drawString(x, HEIGHT - top, line)
        top += PITCH
    return top


def written(*lines: str) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        write(canvas, LEFT, TOP, *lines)

    return draw


def blocks(*drawings: Callable[[Canvas], None]) -> tuple[Block, ...]:
    return read_bytes(pdf(*drawings), "dpa.pdf", PLAIN).blocks


def test_lines_become_paragraphs_headings_and_items() -> None:
    def page(canvas: Canvas) -> None:
        top = write(canvas, LEFT, TOP, "5. Security", font="Helvetica-Bold", size=12)
        top = write(canvas, LEFT, top + 6, *SENTENCE)
        top = write(canvas, LEFT, top + 6, "The Processor shall:")
        write(
            canvas,
            LEFT + 15,
            top,
            "(a) encrypt the data at rest and in transit with means that the state of the",
            size=10,
        )
        write(canvas, LEFT + 30, top + PITCH, "art provides;")
        write(canvas, LEFT + 15, top + 2 * PITCH, "(b) log access.")

    assert [(one.kind, one.number, one.text) for one in blocks(page)] == [
        (HEADING, "5", "5. Security"),
        (PARAGRAPH, None, " ".join(SENTENCE)),
        (PARAGRAPH, None, "The Processor shall:"),
        (ITEM, "5(a)", "(a) encrypt the data at rest and in transit with means that the state of the art provides;"),
        (ITEM, "5(b)", "(b) log access."),
    ]


def test_a_sentence_that_crosses_a_page_is_one_and_running_lines_stand_aside() -> None:
    def page(*lines: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            write(canvas, LEFT, 30, "Acme SAS - Data processing agreement", size=8)
            write(canvas, LEFT, TOP, *lines)
            write(canvas, WIDTH / 2, HEIGHT - 20, f"Page {canvas.getPageNumber()} / 2", size=8)

        return draw

    assert [(one.part, one.page, one.text) for one in blocks(page(*SENTENCE[:1]), page(*SENTENCE[1:]))] == [
        (Part.BODY, 1, " ".join(SENTENCE)),
        (Part.HEADER, 1, "Acme SAS - Data processing agreement"),
        (Part.FOOTER, 1, "Page 1 / 2"),
    ]


def test_columns_are_read_one_after_the_other() -> None:
    left = [
        "The processor keeps the",
        "data of the customer in",
        "the Union and tells the",
        "customer of any change",
        "of place.",
    ]
    right = [
        "Each party bears what",
        "it owes under the law",
        "and answers for its own",
        "staff and for those who",
        "act for it.",
    ]

    def page(canvas: Canvas) -> None:
        write(canvas, LEFT, TOP, "General terms", font="Helvetica-Bold", size=14)
        for at, lines in enumerate(zip(left, right, strict=True)):
            for x, line in zip((LEFT, 320), lines, strict=True):
                write(canvas, x, TOP + 30 + at * PITCH, line)

    assert [one.text for one in blocks(page)] == ["General terms", " ".join(left), " ".join(right)]


def test_a_ruled_table_gives_rows() -> None:
    cells = (("Measure", "Detail"), ("Encryption", "TLS 1.3 in transit"), ("Backups", "kept thirty days"))

    def page(canvas: Canvas) -> None:
        write(canvas, LEFT, TOP, "Annex 2 - Measures", font="Helvetica-Bold")
        for at, row in enumerate(cells):
            for column, text in enumerate(row):
                x, top = LEFT + column * 120, TOP + 20 + at * 30
                canvas.rect(x, HEIGHT - top - 30, 120, 30)
                write(canvas, x + 4, top + 14, text)

    found = blocks(page)
    assert [(one.kind, one.part, one.text) for one in found[1:]] == [
        (ROW, Part.TABLE, " | ".join(row)) for row in cells
    ]
    assert found[2].page == 1
    assert found[2].bbox is not None
    assert found[2].bbox[0] == pytest.approx(LEFT + 4, abs=1)


def test_a_table_that_only_horizontal_rules_draw_gives_rows() -> None:
    cells = (
        ("Measure", ("Detail",)),
        ("Encryption", ("TLS 1.3 in transit and", "AES-256 at rest")),
        ("Backups", ("kept thirty days",)),
    )

    def page(canvas: Canvas) -> None:
        for at, (name, lines) in enumerate(cells):
            top = TOP + at * 40
            canvas.line(LEFT, HEIGHT - top, LEFT + 300, HEIGHT - top)
            write(canvas, LEFT + 4, top + 14, name)
            write(canvas, LEFT + 120, top + 14, *lines)
        canvas.line(LEFT, HEIGHT - TOP - 120, LEFT + 300, HEIGHT - TOP - 120)

    assert [one.text for one in blocks(page)] == [
        "Measure | Detail",
        "Encryption | TLS 1.3 in transit and AES-256 at rest",
        "Backups | kept thirty days",
    ]


def test_a_hyphen_at_a_line_s_end_is_kept_where_it_is_the_word_s_own() -> None:
    lines = (
        "Le Prestataire informe le Client de tout changement qui touche un sous-",
        "traitant et garde le secret des informations qu'il tient pour confiden-",
        "tielles.",
    )
    text = blocks(written(*lines))[0].text
    assert "un sous-traitant et garde" in text


def test_a_picture_among_pages_of_text_is_told(tmp_path: Path) -> None:
    def scan(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("L", (60, 80), 200), 0, 0, WIDTH, HEIGHT)

    path = tmp_path / "mixed.pdf"
    path.write_bytes(pdf(written(*SENTENCE), scan))
    document = read(path, PLAIN)
    assert document.page_count == 2
    assert not document.coverage.complete
    assert [(one.code, one.values) for one in document.coverage.warnings] == [("pages-without-text", {"pages": "2"})]
    assert [(one.name, one.unread) for one in document.coverage.parts] == [("page 1", ()), ("page 2", ("2",))]


def test_a_scan_and_a_blank_file_hold_no_text() -> None:
    def scan(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("L", (60, 80), 200), 0, 0, WIDTH, HEIGHT)
        write(canvas, WIDTH / 2, HEIGHT - 20, "1")

    with pytest.raises(ReadingError) as refused:
        blocks(scan)
    assert (refused.value.notice.code, refused.value.notice.values) == ("no-text", {"why": "image"})


def test_text_of_faulty_fonts_is_not_taken_for_words() -> None:
    shifted = tuple(re.sub(r"\S", lambda letter: chr(max(33, ord(letter[0]) - 29)), line) for line in SENTENCE)
    with pytest.raises(ReadingError) as refused:
        blocks(written(*shifted))
    assert (refused.value.notice.code, refused.value.notice.values) == ("no-text", {"why": "garbled"})


def test_twenty_pages_take_less_than_half_a_second() -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, LEFT, TOP, *(SENTENCE * 16))

    data = pdf(*[page] * 20)
    start = time.process_time()
    document = read_bytes(data, "dpa.pdf")
    assert time.process_time() - start < 0.5
    assert document.page_count == 20


CORPUS = Path(os.environ.get("DPA_CHECK_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real files is not there")
def test_real_agreements_are_read_with_their_articles() -> None:
    document = read(CORPUS / "files" / "iobill.pdf")
    numbers = [one.number for one in document.blocks if one.kind is HEADING and one.number and one.part is Part.BODY]
    assert numbers == [str(number) for number in range(1, 13)]
    assert document.coverage.complete


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real files is not there")
@pytest.mark.parametrize(
    ("name", "code"), [("basecamp-v201805.pdf", "no-text"), ("captchetat-cgu-scan.pdf", "damaged")]
)
def test_real_files_that_cannot_be_read_are_refused(name: str, code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read(CORPUS / "files" / name, PLAIN)
    assert refused.value.notice.code == code
