"""Annotations of a PDF: words highlighted in the colour of a severity, and notes to open beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, Name, String

from dpa_check.output.palette import rgb

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pikepdf import Object, Pdf

    from dpa_check.document import Box
    from dpa_check.frame import Frame

AUTHOR: Final = "dpa-check"
ICON: Final = 14.0
"""The side of the sign of a note, in points."""

_PRINTED: Final = 4
_PRINTED_UPRIGHT: Final = 28
"""Flags of an annotation (PDF 12.5.3): printed; printed, and neither enlarged nor turned with its page."""
_POPUP: Final = (230.0, 150.0)
_LINES: Final = "3 4 m 11 4 l 3 7 m 11 7 l 3 10 m 8 10 l S"


@dataclass(frozen=True, slots=True)
class Writing:
    """What a note says: its name in the file, its subject with the severity in words, its whole text, its colour."""

    name: str
    subject: str
    text: str
    color: str


def highlight(pdf: Pdf, frame: Frame, boxes: Sequence[Box], writing: Writing) -> tuple[Object, Object]:
    """Give the highlight of ``boxes``, which are as shown, of a page, and its pop-up note."""
    rects = [frame.own(box) for box in boxes]
    shapes = "\n".join(f"{_numbers((x0, y0, x1 - x0, y1 - y0))} re" for x0, y0, x1, y1 in rects)
    made = _annotation(Name.Highlight, _around(rects), writing)
    made.QuadPoints = _array(edge for box in boxes for corner in frame.corners(box) for edge in corner)
    made.F = _PRINTED
    made.AP = _appearance(pdf, _around(rects), f"/Blend gs\n{_numbers(rgb(writing.color))} rg\n{shapes}\nf")
    return _with_popup(pdf, frame, made)


def sign(pdf: Pdf, frame: Frame, place: tuple[float, float], writing: Writing) -> tuple[Object, Object]:
    """Give a note to open, its sign at ``place`` (its upper left corner, as shown) on a page, and its pop-up note."""
    x, y = frame.corners((*place, *place))[0]
    rect = (x, y - ICON, x + ICON, y)
    made = _annotation(Name.Text, rect, writing)
    made.Name = Name.Note
    made.F = _PRINTED_UPRIGHT
    drawing = f"{_numbers(rgb(writing.color))} rg 0.3 0.3 0.3 RG 0.8 w 0.5 0.5 13 13 re B\n{_LINES}"
    made.AP = _appearance(pdf, (0, 0, ICON, ICON), drawing)
    return _with_popup(pdf, frame, made)


def _annotation(kind: Name, rect: Box, writing: Writing) -> Dictionary:
    return Dictionary(
        Type=Name.Annot,
        Subtype=kind,
        Rect=_array(rect),
        C=_array(rgb(writing.color)),
        T=String(AUTHOR),
        NM=String(writing.name),
        Subj=String(writing.subject),
        Contents=String(writing.text.replace("\n", "\r")),
    )


def _with_popup(pdf: Pdf, frame: Frame, made: Dictionary) -> tuple[Object, Object]:
    """Give an annotation and the window of its note, which stands at the right edge of the page, closed."""
    annotation = pdf.make_indirect(made)
    right, top = frame.right, float(annotation.Rect[3])
    rect = (right - _POPUP[0], top - _POPUP[1], right, top)
    popup = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Popup, Rect=_array(rect), Parent=annotation, Open=False)
    )
    annotation.Popup = popup
    return annotation, popup


def _appearance(pdf: Pdf, box: Box, drawing: str) -> Dictionary:
    """Give how an annotation looks in every reader: a drawing over ``box``, through which the text is seen."""
    form = pdf.make_stream(
        drawing.encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=_array(box),
        Group=Dictionary(S=Name.Transparency),
        Resources=Dictionary(ExtGState=Dictionary(Blend=Dictionary(BM=Name.Multiply))),
    )
    return Dictionary(N=form)


def _around(rects: Sequence[Box]) -> Box:
    x0, y0, x1, y1 = zip(*rects, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _array(numbers: Iterable[float]) -> Array:
    return Array([round(number, 3) for number in numbers])


def _numbers(numbers: Iterable[float]) -> str:
    return " ".join(f"{number:.3f}" for number in numbers)
