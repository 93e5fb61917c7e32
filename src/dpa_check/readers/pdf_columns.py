"""Columns of prose: the parts of a page where text runs side by side, each column to be read to its end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dpa_check.readers.pdf_pieces import around, level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.readers.pdf_pieces import Piece

_FEWEST_PAIRS: Final = 4
_FEWEST_LINES: Final = 4
_SHORT_BAND: Final = 25
_RUNNING_ON: Final = 0.2
_GUTTER: Final = (0.25, 0.75)
_STEP: Final = 4
_MOST_STEPS: Final = 400
"""A page may say that its text stands millions of points apart."""


@dataclass(frozen=True, slots=True)
class _Band:
    """A part of a page from one height to another, with the pieces on either side of a gutter, or across it."""

    left: list[Piece]
    right: list[Piece]
    across: list[Piece]

    @property
    def is_columns(self) -> bool:
        """Tell whether prose runs down both sides: many of its lines begin within a sentence, as a table's do not."""
        return _prose(self.left) and _prose(self.right)

    @property
    def weight(self) -> int:
        """Give how much text stands in columns."""
        return sum(len(one.text) for one in (*self.left, *self.right)) if self.is_columns else 0


def regions(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Give the pieces of a page part by part in reading order; a part is a column, or the whole width."""
    bands = _banded(pieces)
    for band in bands:
        if band.is_columns:
            below = _below(band)
            yield [one for one in band.left if one not in below]
            yield band.right
            yield below
        else:
            yield [*band.left, *band.right, *band.across]


def _below(band: _Band) -> list[Piece]:
    """Give what stands in the left column of a short band below its right one: it begins what follows."""
    if len(band.left) > _SHORT_BAND:
        return []
    end = max(one.box[3] for one in band.right)
    under = [one for one in band.left if one.box[1] > end]
    above = [one.box[3] for one in band.left if one.box[1] <= end]
    if not under or not above or under[0].box[1] - max(above) < under[0].box[3] - under[0].box[1]:
        return []
    return under


def _banded(pieces: list[Piece]) -> list[_Band]:
    """Give the bands of a page for the gutter that parts most of its text, or one band for all of it."""
    ordered = sorted(pieces, key=lambda one: one.middle)
    if not ordered or _pairs(ordered) < _FEWEST_PAIRS:
        return [_Band([], [], ordered)]
    left, _, right, _ = around(one.box for one in ordered)
    width = right - left
    step = max(_STEP, width / _MOST_STEPS)
    steps = int(width * (_GUTTER[1] - _GUTTER[0]) / step)
    candidates = (_bands(ordered, left + width * _GUTTER[0] + at * step) for at in range(steps))
    best = max(candidates, key=lambda bands: sum(band.weight for band in bands), default=[])
    return best if any(band.is_columns for band in best) else [_Band([], [], ordered)]


def _pairs(ordered: list[Piece]) -> int:
    """Give how many pieces have another one beside them."""
    return sum(level(one.box, other.box) and not one.row for one, other in pairwise(ordered))


def _bands(ordered: list[Piece], place: float) -> list[_Band]:
    """Give the bands that a gutter at a place makes; what crosses it parts those above from those below."""
    bands: list[_Band] = []
    for one in ordered:
        crosses = one.row or one.box[0] < place < one.box[2]
        if not bands or crosses != bool(bands[-1].across):
            bands.append(_Band([], [], []))
        if crosses:
            bands[-1].across.append(one)
        else:
            (bands[-1].left if one.box[2] <= place else bands[-1].right).append(one)
    return bands


def _prose(column: list[Piece]) -> bool:
    running = sum(one.text[:1].islower() for one in column)
    return len(column) >= _FEWEST_LINES and running >= _RUNNING_ON * len(column)
