"""The lines of a page in reading order: pieces of text side by side put together, columns one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from dpa_check.readers.markers import marker_of
from dpa_check.readers.pdf_columns import regions
from dpa_check.readers.pdf_pieces import Piece, around, level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dpa_check.readers.paragraph import Box
    from dpa_check.readers.pdf_page import Word

_EDGE: Final = 0.95
_ALIGNED: Final = 3
_TABULATED: Final = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the page: its pieces from left to right; ``edge`` is where the lines of its column end.

    ``cells`` says that its pieces stand in columns of a table that no rule draws.
    """

    pieces: tuple[Piece, ...]
    edge: float
    cells: bool = False

    @property
    def text(self) -> str:
        """Give the words of the line."""
        return (" | " if self.cells else " ").join(piece.text for piece in self.pieces)

    @property
    def box(self) -> Box:
        """Give the place of the whole line."""
        return around(piece.box for piece in self.pieces)

    @property
    def words(self) -> tuple[Word, ...]:
        """Give its words in reading order."""
        return tuple(word for piece in self.pieces for word in piece.words)

    @property
    def bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(piece.bold for piece in self.pieces)

    @property
    def height(self) -> float:
        """Give the height of its letters."""
        return self.box[3] - self.box[1]


def rows_of(pieces: list[Piece]) -> list[Row]:
    """Give the lines of a page in reading order."""
    return [row for region in regions(pieces) for row in _tabulated(list(_rows(region)))]


def pitch_of(rows: Sequence[Row]) -> float:
    """Give the usual distance from one line to the next."""
    steps = [below.box[1] - above.box[1] for above, below in pairwise(rows) if below.box[1] > above.box[1]]
    return median(steps) if steps else 0


def _rows(region: list[Piece]) -> Iterator[Row]:
    if not region:
        return
    ends = sorted(one.box[2] for one in region)
    edge = ends[int(len(ends) * _EDGE)]
    line: list[Piece] = []
    for one in sorted(region, key=lambda piece: piece.middle):
        if line and (one.row or line[-1].row or not any(level(other.box, one.box) for other in line)):
            yield Row(tuple(sorted(line, key=_left)), edge)
            line = []
        line.append(one)
    yield Row(tuple(sorted(line, key=_left)), edge)


def _tabulated(rows: list[Row]) -> list[Row]:
    """Give the lines, those whose pieces stand under each other, or far apart, told as rows of cells."""
    starts = [[piece.box[0] for piece in row.pieces[1:]] for row in rows]
    told = []
    for at, row in enumerate(rows):
        near = [start for other in starts[max(0, at - 2) : at] + starts[at + 1 : at + 3] for start in other]
        below = rows[at + 1] if at + 1 < len(rows) else None
        told.append(Row(row.pieces, row.edge, cells=_is_cells(row, near) and not _hangs(row, below)))
    return told


def _is_cells(row: Row, near: list[float]) -> bool:
    gaps = [after.box[0] - before.box[2] for before, after in pairwise(row.pieces)]
    first = row.pieces[0].text
    marker = marker_of(f"{first} X")
    if not gaps or (len(gaps) == 1 and (len(first) == 1 or (marker is not None and marker.end >= len(first)))):
        return False
    if max(gaps) >= _TABULATED * row.height:
        return True
    return any(abs(start - piece.box[0]) <= _ALIGNED for piece in row.pieces[1:] for start in near)


def _hangs(row: Row, below: Row | None) -> bool:
    """Tell whether a term and the text beside it go on in the next line, below the text: a sentence, not cells."""
    text = row.pieces[-1]
    if below is None or len(row.pieces) != 2 or len(below.pieces) != 1 or text.text[-1] in ".;:":  # noqa: PLR2004
        return False
    under = abs(below.box[0] - text.box[0]) <= _ALIGNED
    return under or text.box[2] + below.pieces[0].first_width + _ALIGNED >= row.edge


def _left(one: Piece) -> float:
    return one.box[0]
