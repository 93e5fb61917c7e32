"""From words of the extracted text to the places where the pages of a PDF show them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dpa_check.document import Block, Box, Document, Printed

_BETWEEN: Final = frozenset(" -|\\\x02")
"""What a line's end, a cell's end or the reader may add to the letters of a text, or take from them."""
_SAME_LINE: Final = 0.5
_WIDEST_GAP: Final = 2.5


def places_of(document: Document, start: int, end: int) -> tuple[tuple[int, Box], ...]:
    """Give the boxes, each with its page, that together show the text from ``start`` to ``end``, a line or less each.

    Nothing comes back for a document without pages, nor for words that no page shows as they were read.
    """
    words: list[Printed] = []
    at = max(0, bisect_right(document.starts, start) - 1)
    while at < len(document.blocks) and document.starts[at] < end:
        block, first = document.blocks[at], document.starts[at]
        words += _shown(block, max(0, start - first), min(len(block.text), end - first))
        at += 1
    return tuple(_lines(words))


def _shown(block: Block, start: int, end: int) -> Sequence[Printed]:
    """Give the words of a block that hold the letters from ``start`` to ``end`` of its text."""
    words = block.printed.words()
    letters = [_letters(word.text) for word in words]
    ends = list(accumulate(len(one) for one in letters))
    offset = "".join(letters).rfind(_letters(block.text))
    first = offset + len(_letters(block.text[:start]))
    last = offset + len(_letters(block.text[:end]))
    if offset < 0 or first >= last:
        return ()
    return words[bisect_right(ends, first) : bisect_left(ends, last) + 1]


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter not in _BETWEEN)


def _lines(words: Sequence[Printed]) -> Iterator[tuple[int, Box]]:
    """Give the box around the words of each line, those of two cells or columns apart."""
    lines: list[list[Printed]] = []
    for word in words:
        if lines and _follows(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        x0, top, x1, bottom = zip(*(word.box for word in line), strict=True)
        yield line[0].page, (min(x0), min(top), max(x1), max(bottom))


def _follows(last: Printed, word: Printed) -> bool:
    one, other = last.box, word.box
    height = max(one[3] - one[1], other[3] - other[1])
    shared = min(one[3], other[3]) - max(one[1], other[1])
    gap = other[0] - one[2]
    return last.page == word.page and shared >= _SAME_LINE * height and -height <= gap <= _WIDEST_GAP * height
