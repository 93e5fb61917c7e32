"""Pieces of lines: the words of a page put together where they follow each other without a wide gap."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dpa_check.readers.paragraph import Box
    from dpa_check.readers.pdf_page import Word

_WIDE_GAP: Final = 1.6
_SPACE: Final = 0.5
_SAME_LINE: Final = 0.55


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand on one line without a wide gap, or a row of a table (``text`` then holds its cells).

    ``words`` are in reading order.
    """

    text: str
    box: Box
    bold: bool = False
    first_width: float = 0
    row: bool = False
    words: tuple[Word, ...] = field(default=(), repr=False)

    @property
    def middle(self) -> float:
        """Give the height at which it stands."""
        return (self.box[1] + self.box[3]) / 2


def pieces_of(words: Sequence[Word]) -> list[Piece]:
    """Give the words of a page in the order of the file, put together where they follow each other on a line."""
    return [_piece(group) for group in word_groups(words)]


def word_groups(words: Sequence[Word], rules: Sequence[float] = ()) -> list[list[Word]]:
    """Give the words of each piece; a vertical rule (by its place) parts those that stand well away from it."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and _follows(groups[-1][-1], word) and not _parted(groups[-1][-1], word, rules):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _parted(last: Word, word: Word, rules: Sequence[float]) -> bool:
    start, end = last.box[2], word.box[0]
    return end - start > _SPACE * word.height and any(start - 1 <= rule <= end + 1 for rule in rules)


def around(boxes: Iterable[Box]) -> Box:
    """Give the box around boxes.

    >>> around([(0, 0, 2, 1), (1, 0, 5, 3)])
    (0, 0, 5, 3)
    """
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def level(one: Box, other: Box) -> bool:
    """Tell whether two boxes stand on one line."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared >= _SAME_LINE * max(min(one[3] - one[1], other[3] - other[1]), 0.1)


def _follows(last: Word, word: Word) -> bool:
    gap = word.box[0] - last.box[2]
    return level(last.box, word.box) and -last.height <= gap <= _WIDE_GAP * max(last.height, word.height)


def _piece(group: list[Word]) -> Piece:
    box = around(word.box for word in group)
    text = " ".join(word.text for word in group)
    return Piece(text, box, all(word.bold for word in group), group[0].box[2] - group[0].box[0], words=tuple(group))
