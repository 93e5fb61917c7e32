"""The findings as bookmarks of a PDF, after those that it has."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pikepdf import Object, Pdf


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline, and where it leads: a page, and a point in the page's own coordinates."""

    title: str
    page: Object
    point: tuple[float, float]


def append(pdf: Pdf, heading: Bookmark, lines: Sequence[Bookmark]) -> None:
    """Add a bookmark with ``lines`` below it, open, at the end of the outline of ``pdf``."""
    if not isinstance(pdf.Root.get("/Outlines"), Dictionary):
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    outline = pdf.Root.Outlines
    node = _item(pdf, heading, outline)
    items = [_item(pdf, line, node) for line in lines]
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before
    if items:
        node.First, node.Last, node.Count = items[0], items[-1], len(items)
    last = outline.get("/Last")
    if isinstance(last, Dictionary):
        last.Next, node.Prev = node, last
    else:
        outline.First = node
    outline.Last = node
    outline.Count = abs(int(outline.get("/Count", 0))) + 1 + len(items)


def _item(pdf: Pdf, line: Bookmark, parent: Object) -> Dictionary:
    x, y = line.point
    made = Dictionary(
        Title=String(line.title), Parent=parent, Dest=Array([line.page, Name.XYZ, round(x, 3), round(y, 3), None])
    )
    return pdf.make_indirect(made)
