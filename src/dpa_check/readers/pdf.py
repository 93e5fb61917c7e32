"""PDF files: bytes → blocks, with an account of the pages that could not be read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

from dpa_check.document import Block, Coverage, PartRead
from dpa_check.errors import Notice, ReadingError
from dpa_check.readers.outline import outlined
from dpa_check.readers.paragraph import Reading
from dpa_check.readers.pdf_flow import flow
from dpa_check.readers.pdf_page import Page, read_page
from dpa_check.readers.pdf_quality import Quality, qualities_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_PAGES: Final = 2000
_ENCRYPTED: Final = frozenset({pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY})
_REASONS: Final = {
    Quality.IMAGE: ("pages-without-text", "no text, only a picture"),
    Quality.GARBLED: ("pages-garbled", "faulty fonts: the text is not what the page shows"),
    Quality.PARTLY: ("pages-garbled", "faulty fonts: letters are lost"),
}


def read_pdf(data: bytes, source: str) -> Reading:
    """Give the blocks of a PDF; raises ReadingError when no page of it can be read."""
    pages, damaged, secured = _pages(data, source)
    qualities = qualities_of(pages)
    read = [page for page, quality in zip(pages, qualities, strict=True) if quality in {Quality.READ, Quality.PARTLY}]
    blocks = outlined(flow(read))
    if not blocks:
        raise _nothing(source, pages, qualities, secured=secured)
    unread = {
        quality: [page.number for page, told in zip(pages, qualities, strict=True) if told is quality]
        for quality in _REASONS
    }
    return Reading("application/pdf", blocks, _coverage(blocks, unread, damaged), len(pages) + len(damaged))


def _pages(data: bytes, source: str) -> tuple[list[Page], list[int], bool]:
    """Give the pages of a file, the numbers of those that are damaged, and whether the file is protected."""
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = "encrypted" if getattr(error, "err_code", None) in _ENCRYPTED else "damaged"
        raise ReadingError(source, code) from error
    try:
        count = len(file)
        if count == 0:
            raise ReadingError(source, "damaged")
        if count > _MOST_PAGES:
            raise ReadingError(source, "too-large", pages=str(count))
        found, damaged = [], []
        for at in range(count):
            page = _page(file, at)
            if page is None:
                damaged.append(at + 1)
            else:
                found.append(page)
        return found, damaged, int(pdfium.FPDF_GetSecurityHandlerRevision(file)) >= 0
    finally:
        file.close()


def _page(file: pypdfium2.PdfDocument, at: int) -> Page | None:
    try:
        page = file[at]
    except pypdfium2.PdfiumError:
        return None
    try:
        return read_page(page, at + 1)
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()


def _nothing(source: str, pages: list[Page], qualities: list[Quality], *, secured: bool) -> ReadingError:
    """Give the reason why no page has a text."""
    if not pages:
        return ReadingError(source, "damaged")
    if Quality.GARBLED in qualities:
        return ReadingError(source, "no-text", why="garbled")
    if Quality.IMAGE not in qualities:
        if any(page.words for page in pages):
            return ReadingError(source, "no-text", why="garbled")
        if secured:
            return ReadingError(source, "encrypted")
    return ReadingError(source, "no-text", why="image")


def _coverage(blocks: Iterable[Block], unread: dict[Quality, list[int]], damaged: list[int]) -> Coverage:
    counted: Counter[int] = Counter()
    for block in blocks:
        counted[block.page or 0] += len(block.text)
    reasons = {number: _REASONS[quality][1] for quality, numbers in unread.items() for number in numbers}
    reasons |= dict.fromkeys(damaged, "damaged")
    parts = tuple(
        PartRead(f"page {number}", counted[number], (str(number),) if number in reasons else (), reasons.get(number))
        for number in sorted({*counted, *reasons})
    )
    told: dict[str, list[int]] = {}
    for quality, numbers in unread.items():
        told.setdefault(_REASONS[quality][0], []).extend(numbers)
    told.setdefault("pages-damaged", []).extend(damaged)
    warnings = tuple(
        Notice(code, {"pages": ", ".join(str(number) for number in sorted(numbers))})
        for code, numbers in told.items()
        if numbers
    )
    return Coverage(not reasons, parts, warnings)
