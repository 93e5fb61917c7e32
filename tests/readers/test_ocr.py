"""Pictures of text, read by the real Tesseract where it is installed."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from dpa_check.api import analyze
from dpa_check.errors import ReadingError
from dpa_check.readers import Bounds, Options, read_bytes
from dpa_check.readers.ocr import languages
from dpa_check.report import Status

if TYPE_CHECKING:
    from pathlib import Path

    from dpa_check.document import Document
    from dpa_check.readers.options import OcrChoice

needs_tesseract = pytest.mark.skipif(
    set(languages().split("+")) != {"fra", "eng"},
    reason="Tesseract with its French and English data is not installed (apt-get install tesseract-ocr-fra)",
)
LINES = (
    "8.2 Le Sous-traitant notifie au Responsable de traitement toute violation de données",
    "à caractère personnel dans un délai de vingt-quatre heures après en avoir pris",
    "connaissance. The Processor shall assist the Controller without undue delay.",
)


def text_page(*lines: str) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont("Helvetica", 11)
    for at, line in enumerate(lines):
        canvas.drawString(60, 740 - 15 * at, line)
    canvas.save()
    return stream.getvalue()


def scan(turned: int = 0, *, also: bytes | None = None) -> bytes:
    """Give a PDF whose page is a picture of LINES, turned by degrees; the pages of another PDF come before."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    picture = pypdfium2.PdfDocument(text_page(*LINES))[0].render(scale=200 / 72).to_pil()
    size = A4 if turned % 180 == 0 else A4[::-1]
    canvas.setPageSize(size)
    canvas.drawImage(ImageReader(picture.rotate(turned, expand=True)), 0, 0, *size)
    canvas.save()
    if also is None:
        return stream.getvalue()
    both = pypdfium2.PdfDocument(also)
    both.import_pages(pypdfium2.PdfDocument(stream.getvalue()))
    joined = io.BytesIO()
    both.save(joined)
    return joined.getvalue()


def read(data: bytes, ocr: OcrChoice = "auto", *bounds: str) -> Document:
    return read_bytes(data, "dpa.pdf", Options(ocr, Bounds.of(list(bounds))))


@needs_tesseract
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_scan_is_read_with_its_confidence(turned: int) -> None:
    document = read(scan(turned))
    text = document.text.replace("- ", "")
    assert "notifie au Responsable de traitement toute violation de données à caractère personnel" in text
    assert "The Processor shall assist the Controller without undue delay." in text
    assert document.blocks[0].number == "8.2"
    assert document.blocks[0].confidence is not None
    assert document.blocks[0].confidence > 80
    assert document.coverage.complete
    assert [warning.code for warning in document.coverage.warnings] == ["pages-recognised"]


@needs_tesseract
def test_only_the_pages_without_text_are_recognised() -> None:
    document = read(scan(also=text_page("This page of the agreement has a text of its own, which is read as it is.")))
    assert [(part.name, part.confidence is None) for part in document.coverage.parts] == [
        ("page 1", True),
        ("page 2", False),
    ]
    assert document.coverage.complete


@needs_tesseract
def test_every_page_is_recognised_when_asked() -> None:
    document = read(text_page(*LINES), "always")
    assert document.coverage.parts[0].confidence is not None
    assert "toute violation de données" in document.text


def test_nothing_is_recognised_when_refused() -> None:
    with pytest.raises(ReadingError) as refused:
        read(scan(), "never")
    assert refused.value.notice.values == {"why": "image"}


def test_where_it_is_not_installed_the_line_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(ReadingError) as refused:
        read(scan())
    assert refused.value.notice.values == {"why": "image-install"}
    mixed = read(scan(also=text_page(*LINES)))
    assert not mixed.coverage.complete
    assert [(one.code, one.values) for one in mixed.coverage.warnings] == [
        ("pages-without-text", {"pages": "2", "why": "install"})
    ]


@needs_tesseract
def test_a_page_that_comes_after_the_time_is_told_as_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dpa_check.readers.ocr._read", lambda *_: None)
    with pytest.raises(ReadingError) as refused:
        read(scan())
    assert refused.value.notice.values == {"why": "image-tried"}


@needs_tesseract
def test_what_is_not_found_on_a_scan_is_not_called_missing(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan())
    findings = analyze(path).documents[0].findings or ()
    statuses = {finding.status for finding in findings}
    assert Status.UNDETERMINED in statuses
    assert Status.MISSING not in statuses
    evidence = [one for finding in findings for element in finding.elements for one in element.evidence]
    assert evidence
    assert all(one.confidence is not None for one in evidence)
