"""The lines of a page in reading order: pieces of text side by side put together, columns one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dpa_check.readers.paragraph import Box
    from dpa_check.readers.pdf_page import Word

_WIDE_GAP: Final = 1.6
_SAME_LINE: Final = 0.55
_FEWEST_IN_COLUMN: Final = 8
_FILLED: Final = 0.55
_MOST_ACROSS: Final = 0.25
_GUTTER: Final = (0.3, 0.7)
_STEP: Final = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand on one line without a wide gap, or a row of a table (``text`` then holds its cells)."""

    text: str
    box: Box
    bold: bool = False
    first_width: float = 0
    row: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the page: its pieces from left to right; ``edge`` is where the lines of its column end."""

    pieces: tuple[Piece, ...]
    edge: float

    @property
    def text(self) -> str:
        """Give the words of the line."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def box(self) -> Box:
        """Give the place of the whole line."""
        return around(piece.box for piece in self.pieces)

    @property
    def bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(piece.bold for piece in self.pieces)

    @property
    def height(self) -> float:
        """Give the height of its letters."""
        return self.box[3] - self.box[1]


def around(boxes: Iterable[Box]) -> Box:
    """Give the box around boxes.

    >>> around([(0, 0, 2, 1), (1, 0, 5, 3)])
    (0, 0, 5, 3)
    """
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def pieces_of(words: Sequence[Word]) -> list[Piece]:
    """Give the words of a page in the order of the file, put together where they follow each other on a line."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and _follows(groups[-1][-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_piece(group) for group in groups]


def rows_of(pieces: list[Piece]) -> list[Row]:
    """Give the lines of a page in reading order."""
    return [row for region in _regions(pieces) for row in _rows(region)]


def _follows(last: Word, word: Word) -> bool:
    if last.ends_line and not _level(last.box, word.box):
        return False
    gap = word.box[0] - last.box[2]
    return _level(last.box, word.box) and -last.height <= gap <= _WIDE_GAP * max(last.height, word.height)


def _level(one: Box, other: Box) -> bool:
    """Tell whether two boxes stand on one line."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared >= _SAME_LINE * max(min(one[3] - one[1], other[3] - other[1]), 0.1)


def _piece(group: list[Word]) -> Piece:
    box = around(word.box for word in group)
    text = " ".join(word.text for word in group)
    return Piece(text, box, all(word.bold for word in group), group[0].box[2] - group[0].box[0])


def _regions(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Give the pieces of each column, a title across them parting what stands above from what stands below."""
    gutter = _gutter(pieces)
    if gutter is None:
        yield pieces
        return
    crossing = sorted((one for one in pieces if one.box[0] < gutter < one.box[2]), key=_top)
    beside = [one for one in pieces if one not in crossing]
    for title in (*crossing, None):
        above = [one for one in beside if title is None or one.box[1] < title.box[1]]
        beside = [one for one in beside if one not in above]
        yield [one for one in above if one.box[2] <= gutter]
        yield [one for one in above if one.box[2] > gutter]
        if title is not None:
            yield [title]


def _gutter(pieces: list[Piece]) -> float | None:
    """Give the place between two columns of prose, or None; two columns of a table are not so filled."""
    if len(pieces) < 2 * _FEWEST_IN_COLUMN:
        return None
    left, _, right, _ = around(one.box for one in pieces)
    places = range(int(left + (right - left) * _GUTTER[0]), int(left + (right - left) * _GUTTER[1]), _STEP)
    crossings = {at: sum(len(one.text) for one in pieces if one.box[0] < at < one.box[2]) for at in places}
    if not crossings:
        return None
    least = min(crossings.values())
    lowest = [at for at in places if crossings[at] == least]
    place = float(lowest[len(lowest) // 2])
    columns = ([one for one in pieces if one.box[2] <= place], [one for one in pieces if one.box[0] >= place])
    total = sum(len(one.text) for one in pieces)
    if least > _MOST_ACROSS * total or not all(_prose(column) for column in columns) or not _beside(*columns):
        return None
    return place


def _prose(column: list[Piece]) -> bool:
    if len(column) < _FEWEST_IN_COLUMN or any(one.row for one in column):
        return False
    left, _, right, _ = around(one.box for one in column)
    return median(one.box[2] - one.box[0] for one in column) >= _FILLED * (right - left)


def _beside(left: list[Piece], right: list[Piece]) -> bool:
    one, other = around(piece.box for piece in left), around(piece.box for piece in right)
    return min(one[3], other[3]) - max(one[1], other[1]) > (min(one[3] - one[1], other[3] - other[1])) / 2


def _rows(region: list[Piece]) -> Iterator[Row]:
    if not region:
        return
    ends = sorted(one.box[2] for one in region if not one.row) or [around(one.box for one in region)[2]]
    edge = ends[int(len(ends) * 0.95)] if len(ends) > 1 else ends[0]
    line: list[Piece] = []
    for one in sorted(region, key=_top):
        if line and (one.row or line[-1].row or not any(_level(other.box, one.box) for other in line)):
            yield Row(tuple(sorted(line, key=_left)), edge)
            line = []
        line.append(one)
    yield Row(tuple(sorted(line, key=_left)), edge)


def pitch_of(rows: Sequence[Row]) -> float:
    """Give the usual distance from one line to the next."""
    steps = [below.box[1] - above.box[1] for above, below in pairwise(rows) if below.box[1] > above.box[1]]
    return median(steps) if steps else 0


def _top(one: Piece) -> float:
    return (one.box[1] + one.box[3]) / 2


def _left(one: Piece) -> float:
    return one.box[0]
