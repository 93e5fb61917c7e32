"""Tables that rules draw on a page: their rows, and the words that they take out of the flow."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dpa_check.readers.joining import joined
from dpa_check.readers.pdf_layout import rows_of
from dpa_check.readers.pdf_pieces import Piece, around, pieces_of, word_groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dpa_check.readers.paragraph import Box
    from dpa_check.readers.pdf_page import Rules, Word

_NEAR: Final = 3.0
_FEWEST_EDGES: Final = 3
_TALLEST_ROW: Final = 150
_NARROWEST_SPACE: Final = 7
_NARROWEST_COLUMN: Final = 25
_MOST_RULES: Final = 1500
_LONGEST_ALONE: Final = 300
_ACROSS: Final = 0.3


@dataclass(frozen=True, slots=True)
class _Grid:
    """The rules that touch each other: their box, the heights of the horizontal ones, and the vertical ones."""

    box: Box
    heights: list[float]
    down: list[tuple[float, float, float]]


def without_tables(words: Sequence[Word], rules: Rules) -> tuple[list[Word], list[Piece]]:
    """Give the words that stand in no table, and the rows of the tables, each a piece with its cells."""
    left, rows = list(words), []
    for grid in [*_grids(rules), *_striped(rules, words)]:
        inside = _inside(grid, left)
        found, taken = _rows(grid, inside)
        rows += found
        left = [word for word in left if word not in taken]
    return left, rows


def _inside(grid: _Grid, words: list[Word]) -> list[Word]:
    """Give the words that stand in a grid, those with which a line of it runs out over its right edge included."""
    inside: list[Word] = []
    for group in word_groups(words, [x for x, _, _ in grid.down]):
        runs_out = _holds(grid.box, group[0])
        inside += [word for word in group if runs_out or _holds(grid.box, word)]
    return inside


def _grids(rules: Rules) -> list[_Grid]:
    """Give the grids of a page: rules that touch, with two columns and one row at least."""
    lines = _lines(rules)
    if len(lines) > _MOST_RULES:
        return []
    grids = []
    for group in _touching(lines):
        across = [line for line in group if line[3] - line[1] < line[2] - line[0]]
        down = [(line[0], line[1], line[3]) for line in group if line not in across]
        width = around(group)[2] - around(group)[0]
        heights = _distinct(line[1] for line in across if line[2] - line[0] >= _ACROSS * width)
        if len(_distinct(x for x, _, _ in down)) >= _FEWEST_EDGES and len(heights) > 1:
            grids.append(_Grid(around(group), heights, down))
    return grids


def _striped(rules: Rules, words: Sequence[Word]) -> list[_Grid]:
    """Give the tables that only horizontal rules draw: their columns are parted by the space between them."""
    stripes: dict[tuple[int, int], list[float]] = {}
    for y, x0, x1 in rules.across:
        stripes.setdefault((round(x0 / _NEAR), round(x1 / _NEAR)), []).append(y)
    grids = []
    for (x0, x1), ys in stripes.items():
        for heights in _runs(_distinct(ys)):
            box = (x0 * _NEAR, heights[0], x1 * _NEAR, heights[-1])
            spaces = _spaces([word for word in words if _holds(box, word)])
            if spaces:
                down = [(x, box[1], box[3]) for x in (box[0], *spaces, box[2])]
                grids.append(_Grid(box, heights, down))
    return grids


def _runs(heights: list[float]) -> list[list[float]]:
    """Give heights in runs, none of which leaves more room between two of them than a row of a table needs."""
    runs: list[list[float]] = []
    for height in heights:
        if runs and height - runs[-1][-1] <= _TALLEST_ROW:
            runs[-1].append(height)
        else:
            runs.append([height])
    return [run for run in runs if len(run) >= _FEWEST_EDGES]


def _spaces(words: list[Word]) -> list[float]:
    """Give the middles of the gaps that no word of a table crosses."""
    spaces, end = [], 0.0
    for x0, x1 in sorted((word.box[0], word.box[2]) for word in words):
        if end and x0 - end >= _NARROWEST_SPACE:
            spaces.append((end + x0) / 2)
        end = max(end, x1)
    return spaces if spaces and spaces[0] - min(word.box[0] for word in words) > _NARROWEST_COLUMN else []


def _lines(rules: Rules) -> list[Box]:
    """Give the rules and the edges of the boxes of a page, each as a box without a width or a height."""
    across = [(x0, y, x1, y) for y, x0, x1 in rules.across]
    down = [(x, top, x, bottom) for x, top, bottom in rules.down]
    for x0, top, x1, bottom in rules.boxes:
        across += [(x0, top, x1, top), (x0, bottom, x1, bottom)]
        down += [(x0, top, x0, bottom), (x1, top, x1, bottom)]
    return across + down


def _touching(lines: list[Box]) -> list[list[Box]]:
    """Give the lines in groups of those that touch each other, directly or through others."""
    groups: list[tuple[Box, list[Box]]] = []
    for line in sorted(lines, key=lambda one: (one[1], one[0])):
        met = [group for group in groups if any(_meet(line, other) for other in group[1]) or _meet(line, group[0])]
        members = [line, *(one for group in met for one in group[1])]
        groups = [group for group in groups if group not in met]
        groups.append((around(members), members))
    return [members for _, members in groups]


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[2] + _NEAR
        and other[0] <= one[2] + _NEAR
        and one[1] <= other[3] + _NEAR
        and other[1] <= one[3] + _NEAR
    )


def _rows(grid: _Grid, words: list[Word]) -> tuple[list[Piece], set[Word]]:
    """Give the rows of a grid and their words; running text that the grid only frames stays in the flow."""
    rows: dict[int, dict[int, list[Word]]] = {}
    for piece in word_groups(words, [x for x, _, _ in grid.down]):
        cells = rows.setdefault(bisect_right(grid.heights, _middle(piece[0])), {})
        cells.setdefault(_column(grid, piece[0]), []).extend(piece)
    found, taken = [], set()
    for _, cells in sorted(rows.items()):
        lines = [rows_of(pieces_of(cells[column])) for column in sorted(cells)]
        texts = [joined([line.text for line in cell]).replace("\x02", "-") for cell in lines]
        if len(texts) == 1 and len(texts[0]) > _LONGEST_ALONE:
            continue
        inside = tuple(word for cell in lines for line in cell for word in line.words)
        mark = " | " if any(letter.isalnum() for letter in texts[0]) else " "
        found.append(Piece(mark.join(texts), around(word.box for word in inside), row=True, words=inside))
        taken |= set(inside)
    if all(len(cells) == 1 for cells in rows.values()):
        return [], set()
    return found, taken


def _column(grid: _Grid, word: Word) -> int:
    """Give the column of a word, counting only the rules that stand beside it: a merged cell is one."""
    middle = _middle(word)
    beside = _distinct(x for x, top, bottom in grid.down if top - _NEAR <= middle <= bottom + _NEAR)
    edge = max((x for x in beside if x <= word.box[0] + _NEAR), default=grid.box[0])
    return bisect_right(_distinct(x for x, _, _ in grid.down), edge)


def _middle(word: Word) -> float:
    return (word.box[1] + word.box[3]) / 2


def _holds(box: Box, word: Word) -> bool:
    return box[1] <= _middle(word) <= box[3] and box[0] - _NEAR <= (word.box[0] + word.box[2]) / 2 <= box[2] + _NEAR


def _distinct(values: Iterable[float]) -> list[float]:
    """Give values in order, those that are near each other once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found
