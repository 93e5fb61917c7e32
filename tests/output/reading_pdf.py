"""Annotated PDFs read back with pdfium: the words under each highlight, beside those that its notes quote."""

from __future__ import annotations

import ctypes
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from dpa_check.output.note import notes
from dpa_check.readers.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.output.style import Style
    from dpa_check.reviewed import Reviewed


def letters(text: str) -> str:
    """Give what two readings of the same words share: no space, no hyphen, no mark of a cell, no line to write on."""
    return clean(text.translate(dict.fromkeys(map(ord, "\x02\ufffe-|_")))).replace(" ", "")


def annotations_of(page: pypdfium2.PdfPage) -> Iterator[ctypes.c_void_p]:
    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        yield annotation
        pdfium.FPDFPage_CloseAnnot(annotation)


def said(annotation: ctypes.c_void_p, key: bytes) -> str:
    room = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    held = ctypes.create_string_buffer(room)
    pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(held, ctypes.POINTER(pdfium.FPDF_WCHAR)), room)
    return held.raw.decode("utf-16-le").removesuffix("\0")


def under_highlights(data: bytes) -> dict[str, str]:
    """Give the text under the quadrilaterals of each highlight, by the name of its note, over all pages."""
    found: dict[str, str] = {}
    file = pypdfium2.PdfDocument(data)
    for page in file:
        text = page.get_textpage()
        for annotation in annotations_of(page):
            if pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_HIGHLIGHT:
                continue
            name = said(annotation, b"NM")
            for at in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
                quad = pdfium.FS_QUADPOINTSF()
                assert pdfium.FPDFAnnot_GetAttachmentPoints(annotation, at, ctypes.byref(quad))
                across, along = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                narrow = min(max(across) - min(across), max(along) - min(along)) / 5
                x = narrow if page.get_rotation() in (90, 270) else -0.5
                y = -0.5 if page.get_rotation() in (90, 270) else narrow
                bounds = (min(across) + x, min(along) + y, max(across) - x, max(along) - y)
                found[name] = found.get(name, "") + text.get_text_bounded(*bounds)
    file.close()
    return found


def overlaps(file: Reviewed, data: bytes, style: Style) -> dict[str, float]:
    """Give how far the words under each highlight are those that its notes quote, from 0 to 1."""
    under = under_highlights(data)
    quoted = {
        f"dpa-check-{note.evidence.position.start}-{note.evidence.position.end}": note.evidence.quote.exact
        for note in notes(file.result, style)
        if note.evidence
    }
    assert under.keys() == quoted.keys()
    return {
        name: SequenceMatcher(None, letters(under[name]), letters(words), autojunk=False).ratio()
        for name, words in quoted.items()
    }
