"""PDF files: bytes → blocks, with an account of the pages that could not be read."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

from dpa_check.errors import Notice, ReadingError
from dpa_check.readers.ocr import languages, remedy
from dpa_check.readers.options import Budget, Options
from dpa_check.readers.outline import outlined
from dpa_check.readers.paragraph import Reading
from dpa_check.readers.pdf_coverage import coverage_of
from dpa_check.readers.pdf_fields import with_fields
from dpa_check.readers.pdf_flow import flow
from dpa_check.readers.pdf_page import Page, read_page
from dpa_check.readers.pdf_quality import Quality, qualities_of
from dpa_check.readers.pdf_scan import recognised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.document import Block
    from dpa_check.readers.options import OcrChoice

logging.getLogger("pypdfium2").addHandler(logging.NullHandler())  # it warns of XFA forms on standard error

_ENCRYPTED: Final = frozenset({pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY})
_REPLACED: Final = "\ufffd".encode()
_MANY: Final = 50
"""A file of which one byte in fifty is this mark went through a program that took it for text: its streams are lost."""
_TOLD: Final = frozenset({Quality.READ, Quality.PARTLY, Quality.UNSURE})


@dataclass(frozen=True, slots=True)
class _Pages:
    """The pages of a file, the numbers of those that are damaged, and whether the file is protected or mangled."""

    found: list[Page]
    damaged: list[int]
    secured: bool
    mangled: bool


def read_pdf(data: bytes, source: str, options: Options) -> Reading:
    """Give the blocks of a PDF; raises ReadingError when no page of it can be read, or it takes too much."""
    budget = Budget(source, options.bounds)
    with _opened(data, source) as file:
        signatures = int(pdfium.FPDF_GetSignatureCount(file))
        pages = _pages(file, budget, mangled=data.count(_REPLACED) * _MANY > len(data))
        if options.ocr != "never":
            pages = replace(pages, found=_with_recognised(file, pages.found, budget, every=options.ocr == "always"))
    qualities = qualities_of(pages.found)
    read = [page for page, quality in zip(pages.found, qualities, strict=True) if quality in _TOLD]
    blocks = tuple(_with_confidence(outlined(flow(read)), read))
    if not blocks:
        raise _nothing(source, pages, qualities, options.ocr)
    coverage = coverage_of(blocks, pages.found, qualities, pages.damaged, options.ocr)
    if signatures > 0:
        coverage = replace(coverage, warnings=(*coverage.warnings, Notice("signed", {})))
    return Reading("application/pdf", blocks, coverage, len(pages.found) + len(pages.damaged))


@contextmanager
def _opened(data: bytes, source: str) -> Iterator[pypdfium2.PdfDocument]:
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = "encrypted" if getattr(error, "err_code", None) in _ENCRYPTED else "damaged"
        raise ReadingError(source, code) from error
    try:
        if file.get_formtype() != pdfium.FORMTYPE_NONE:
            file.init_forms()
        yield file
    finally:
        file.close()


def _pages(file: pypdfium2.PdfDocument, budget: Budget, *, mangled: bool) -> _Pages:
    count = len(file)
    if count == 0:
        raise ReadingError(budget.source, "damaged")
    if count > budget.bounds.pages:
        raise ReadingError(budget.source, "too-large", pages=str(count))
    pages = _Pages([], [], int(pdfium.FPDF_GetSecurityHandlerRevision(file)) >= 0, mangled)
    for at in range(count):
        budget.check()
        page = _page(file, at)
        if page is None:
            pages.damaged.append(at + 1)
        else:
            pages.found.append(page)
    return pages


def _page(file: pypdfium2.PdfDocument, at: int) -> Page | None:
    try:
        page = file[at]
    except pypdfium2.PdfiumError:
        return None
    try:
        return with_fields(read_page(page, at + 1), page, file.formenv)
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()


def _with_recognised(file: pypdfium2.PdfDocument, pages: list[Page], budget: Budget, *, every: bool) -> list[Page]:
    """Give the pages, those without a text of their own (or every one) as text recognition reads them."""
    wanted = [
        (page, quality)
        for page, quality in zip(pages, qualities_of(pages), strict=True)
        if every or quality is not Quality.READ
    ]
    if not wanted or not languages():
        return pages
    found = recognised(file, (page for page, _ in wanted), budget)
    for page, quality in wanted:
        seen = found.get(page.number)
        if seen is not None and quality in _TOLD and qualities_of([seen]) == [Quality.UNSURE]:
            del found[page.number]
    return [found.get(page.number, page) for page in pages]


def _with_confidence(blocks: tuple[Block, ...], pages: list[Page]) -> Iterator[Block]:
    sure = {page.number: page.confidence for page in pages}
    for block in blocks:
        confidence = sure.get(block.page or 0)
        yield block if confidence is None else replace(block, confidence=round(confidence, 1))


def _nothing(source: str, pages: _Pages, qualities: list[Quality], ocr: OcrChoice) -> ReadingError:
    """Give the reason why no page has a text."""
    if not pages.found or pages.mangled:
        return ReadingError(source, "damaged")
    tail = remedy(ocr)
    if Quality.GARBLED in qualities:
        return ReadingError(source, "no-text", why="garbled" + tail)
    if Quality.IMAGE not in qualities:
        if any(page.words for page in pages.found):
            return ReadingError(source, "no-text", why="garbled" + tail)
        if pages.secured:
            return ReadingError(source, "encrypted")
    return ReadingError(source, "no-text", why="image" + tail)
