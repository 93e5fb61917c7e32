"""A PDF open to be annotated: notes are put on its pages one by one, and stay readable beside each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pikepdf import Array, Name, Page

from dpa_check.frame import Frame
from dpa_check.output.palette import NOTHING_TO_MEND, SEVERITY_COLOR
from dpa_check.output.pdf_annotations import ICON, Writing, highlight, sign
from dpa_check.output.pdf_outline import Bookmark
from dpa_check.output.selection import rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pikepdf import Object, Pdf

    from dpa_check.document import Box
    from dpa_check.output.additions import Addition
    from dpa_check.output.note import Note

_EDGE: Final = 6.0
_STEP: Final = ICON + 3
_ABOVE: Final = 24.0
"""How much of a page a bookmark shows above its words, in points."""
_DEPTH: Final = 64
_BESIDE: Final = 3
"""How many signs stand side by side in a margin."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a note stands: its page, and the point that a bookmark leads to."""

    page: Object
    point: tuple[float, float]

    def bookmark(self, title: str) -> Bookmark:
        """Give the line of the outline that leads to the note."""
        return Bookmark(title, self.page, self.point)


@dataclass(slots=True)
class Desk:
    """The pages of ``pdf`` with the annotations to add; ``close`` adds them."""

    pdf: Pdf
    _added: dict[int, list[Object]] = field(default_factory=dict)
    _signs: dict[int, set[tuple[int, int]]] = field(default_factory=dict)

    def highlighted(self, places: Sequence[tuple[int, Box]], writing: Writing) -> Spot:
        """Highlight boxes, each with its page, and give the spot of the first; a note on each page that has some."""
        for number, boxes in groupby(places, key=lambda place: place[0]):
            page = self.pdf.pages[number - 1]
            made = highlight(self.pdf, frame_of(page), [box for _, box in boxes], writing)
            self._added.setdefault(number, []).extend(made)
        number, box = places[0]
        return self._spot(number, (box[0], box[1]))

    def signed(self, writing: Writing, line: tuple[int, Box] | None = None, *, first: bool = False) -> Spot:
        """Put a note that stands beside no words at the right edge of the page, at the foot of ``line``.

        Without a line it is at the top of the first page; ``first``: at its upper left.
        """
        number, foot = (line[0], line[1][3]) if line else (1, _EDGE)
        frame = frame_of(self.pdf.pages[number - 1])
        place = (_EDGE, _EDGE) if first else self._free(number, frame, foot)
        self._added.setdefault(number, []).extend(sign(self.pdf, frame, place, writing))
        return self._spot(number, place)

    def _free(self, number: int, frame: Frame, foot: float) -> tuple[float, float]:
        """Give the place nearest to a height of a page where no other sign stands: beside, then below, then above."""
        taken = self._signs.setdefault(number, set())
        rows = max(1, int((frame.height - 2 * _EDGE) / _STEP))
        at = max(0, min(rows - 1, int((foot - _EDGE) / _STEP)))
        below_then_above = (*range(at, rows), *range(at - 1, -1, -1))
        free = ((row, column) for row in below_then_above for column in range(_BESIDE) if (row, column) not in taken)
        row, column = next(free, (at, 0))
        taken.add((row, column))
        return frame.width - _EDGE - ICON - column * _STEP, _EDGE + row * _STEP

    def close(self) -> None:
        """Add the annotations to their pages, after those that stand there."""
        for number, added in self._added.items():
            page = self.pdf.pages[number - 1].obj
            before = page.get("/Annots")
            page.Annots = Array([*(before if isinstance(before, Array) else ()), *added])

    def _spot(self, number: int, place: tuple[float, float]) -> Spot:
        page = self.pdf.pages[number - 1]
        above = (0, max(0, place[1] - _ABOVE))
        return Spot(page.obj, frame_of(page).corners((*above, *above))[0])


def writing_of(notes: Sequence[Note]) -> Writing:
    """Give what is written beside words that several notes share: each with its title, in the gravest's colour."""
    gaps = [note.severity for note in notes if note.severity]
    color = SEVERITY_COLOR[min(gaps, key=rank)] if gaps else NOTHING_TO_MEND
    evidence = notes[0].evidence
    name = f"{evidence.position.start}-{evidence.position.end}" if evidence else notes[0].finding.id
    return Writing(
        f"dpa-check-{name}",
        subject=" · ".join(note.title for note in notes),
        text="\n\n".join(f"{note.title}\n{note.text}" for note in notes),
        color=color,
    )


def writing_of_addition(added: Addition) -> Writing:
    """Give what is written where clauses would be added, in the colour of the gravest."""
    return Writing(
        f"dpa-check-{added.notes[0].finding.id}",
        subject=added.title,
        text="\n".join((added.title, *(paragraph.text for paragraph in added.paragraphs))),
        color=SEVERITY_COLOR[added.severity] if added.severity else NOTHING_TO_MEND,
    )


def frame_of(page: Page) -> Frame:
    """Give the visible part of a page: its crop box within its media box, and how it is turned when shown."""
    media, crop = _box(page.mediabox), _box(page.cropbox)
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if left >= right or bottom >= top:
        left, bottom, right, top = media
    return Frame(left, bottom, right, top, _rotation(page.obj))


def _box(edges: Object) -> Box:
    x0, y0, x1, y1 = (float(edge) for edge in edges)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _rotation(page: Object) -> int:
    """Give by how many degrees a page is turned, told by itself or by a node of the tree above it."""
    node = page
    for _ in range(_DEPTH):
        if Name.Rotate in node:
            return int(node.Rotate) % 360
        if Name.Parent not in node:
            break
        node = node.Parent
    return 0
