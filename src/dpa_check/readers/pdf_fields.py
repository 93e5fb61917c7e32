"""What stands on a page of a PDF beside its text: the values of form fields, boxes to check, text boxes, comments."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium

from dpa_check.readers.pdf_page import Word, frame_of
from dpa_check.readers.pdf_pieces import level

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
_LISTS: Final = frozenset({pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX})
_TICKED: Final = frozenset({pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON})
_NOT_SHOWN: Final = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
BOXES: Final = ("☐", "☒")
"""A box to check, or a round button, as it is read: empty, then checked; Word files have the same signs."""
_BESIDE: Final = 2.5
_FAR: Final = float("inf")


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
            box = frame.shown(rect.left, rect.bottom, rect.right, rect.top)
            if text in BOXES:
                words = beside(words, text, box)
            else:
                words += spread(text, box)
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
    if pdfium.FPDFAnnot_GetFlags(annotation) & _NOT_SHOWN:
        return ""
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _contents(annotation)
    if kind != pdfium.FPDF_ANNOT_WIDGET or form is None:
        return ""
    field = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if field in _TICKED:
        return BOXES[bool(pdfium.FPDFAnnot_IsChecked(form, annotation))]
    chosen = _chosen(annotation, form) if field in _LISTS else ""
    if chosen or field not in {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX}:
        return chosen
    return _string(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))


def _chosen(annotation: object, form: PdfFormEnv) -> str:
    """Give the choices made in a list, as the page shows them, one a line."""
    count = min(int(pdfium.FPDFAnnot_GetOptionCount(form, annotation)), _MOST)
    chosen = [at for at in range(count) if pdfium.FPDFAnnot_IsOptionSelected(form, annotation, at)]
    return "\n".join(_label(annotation, form, at) for at in chosen)


def _label(annotation: object, form: PdfFormEnv, at: int) -> str:
    return _string(lambda buffer, size: pdfium.FPDFAnnot_GetOptionLabel(form, annotation, at, buffer, size))


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


def beside(words: list[Word], sign: str, box: Box) -> list[Word]:
    """Give the words with a box to check before the word on its right, or else after the one on its left.

    Its height becomes that of the word, so that the line stays one line of the text. A box without a label near it
    stands alone.

    >>> label = Word("deletion", (80, 100, 120, 110))
    >>> [word.text for word in beside([label], "☒", (60, 98, 72, 112))]
    ['☒', 'deletion']
    """
    right = [(word.box[0] - box[2], at) for at, word in enumerate(words) if level(word.box, box)]
    gap, at = min(((gap, at) for gap, at in right if gap >= -1), default=(_FAR, -1))
    if gap > _BESIDE * (box[3] - box[1]):
        left = [(box[0] - words[at].box[2], at) for _, at in right]
        gap, at = min(((gap, at) for gap, at in left if gap >= -1), default=(_FAR, -1))
        if gap > _BESIDE * (box[3] - box[1]):
            return [*words, Word(sign, box, ends_line=True)]
        told = replace(words[at], text=sign, box=(box[0], words[at].box[1], box[2], words[at].box[3]))
        return [*words[: at + 1], told, *words[at + 1 :]]
    told = Word(sign, (box[0], words[at].box[1], box[2], words[at].box[3]), words[at].bold)
    return [*words[:at], told, *words[at:]]
