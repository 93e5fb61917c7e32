"""What stands on a page of a PDF beside its text: the values of form fields, text boxes, and comments."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium

from dpa_check.readers.pdf_page import Word, frame_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pypdfium2 import PdfFormEnv, PdfPage

    from dpa_check.readers.paragraph import Box
    from dpa_check.readers.pdf_page import Page

_MOST: Final = 2000
_LONGEST: Final = 100_000
_TALLEST: Final = 12.0
_COMMENTS: Final = frozenset(
    {pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_UNDERLINE, pdfium.FPDF_ANNOT_STRIKEOUT}
)
_WRITTEN: Final = frozenset({pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX})


def with_fields(page: Page, sheet: PdfPage, form: PdfFormEnv | None) -> Page:
    """Give a page with the words of its form fields and text boxes, and the count of its comments."""
    words = list(page.words)
    comments = 0
    frame = frame_of(sheet)
    for annotation in _annotations(sheet):
        if pdfium.FPDFAnnot_GetSubtype(annotation) in _COMMENTS:
            comments += bool(_contents(annotation).strip())
            continue
        text = _value(annotation, form)
        rect = pdfium.FS_RECTF()
        if text.strip() and pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect)):
            words += spread(text, frame.shown(rect.left, rect.bottom, rect.right, rect.top))
    return replace(page, words=tuple(words), comments=comments)


def _annotations(page: PdfPage) -> Iterator[object]:
    for at in range(min(int(pdfium.FPDFPage_GetAnnotCount(page)), _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        try:
            yield annotation
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _value(annotation: object, form: PdfFormEnv | None) -> str:
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _contents(annotation)
    if kind != pdfium.FPDF_ANNOT_WIDGET or form is None:
        return ""
    if pdfium.FPDFAnnot_GetFormFieldType(form, annotation) not in _WRITTEN:
        return ""
    return _string(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))


def _contents(annotation: object) -> str:
    return _string(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size))


def _string(ask: Callable[[ctypes.Array[ctypes.c_ushort] | None, int], int]) -> str:
    """Give a text that pdfium writes, as UTF-16 and of the size it tells, into a buffer."""
    size = min(int(ask(None, 0)), _LONGEST)
    if size <= 2:  # noqa: PLR2004  the end mark alone
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    ask(buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def spread(text: str, box: Box) -> Iterator[Word]:
    """Give the words of a text, its lines one below the other and each over the width of its box."""
    x0, top, x1, bottom = box
    lines = [line.split() for line in text.splitlines() if line.strip()]
    height = min((bottom - top) / len(lines), _TALLEST)
    first = top if len(lines) > 1 else (top + bottom - height) / 2
    for row, words in enumerate(lines):
        letters = sum(len(word) + 1 for word in words)
        step = min((x1 - x0) / letters, height / 2)
        start, upper = x0, first + row * height
        for word in words:
            end = start + step * len(word)
            yield Word(word, (start, upper, end, upper + height), ends_line=word is words[-1])
            start = end + step
