"""Where the words of a Word file stand in its main part: the text as read, traced back to the elements that hold it."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dpa_check.document import BLOCK_SEPARATOR
from dpa_check.readers.cleaning import letters
from dpa_check.readers.options import Bounds, Options
from dpa_check.readers.word import walk_word
from dpa_check.readers.word_body import in_cell
from dpa_check.readers.word_package import W

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from dpa_check.document import Block
    from dpa_check.readers.options import Revisions
    from dpa_check.readers.paragraph import Paragraph, Written
    from dpa_check.readers.word import Walk


_ANY: Final = sys.maxsize
_BOUNDLESS: Final = Bounds(_ANY, _ANY, _ANY, _ANY, _ANY, _ANY, _ANY)
"""The file was read within the bounds of its review already."""


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A character in the main part: its element, by its number in document order from 0, and its place in it."""

    element: int
    offset: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in the main part: their first and their last character."""

    first: Spot
    last: Spot


class Places:
    """The places of the text of one Word file, read as ``document`` was."""

    def __init__(self, walk: Walk, blocks: Sequence[Block]) -> None:
        """Take the file as it was walked, and its blocks."""
        self.part = walk.name
        self._walk = walk
        self._blocks = blocks
        self._numbers = {element: at for at, element in enumerate(walk.root.iter())}
        self._parents = {child: parent for parent in walk.root.iter() for child in parent}
        self._traced: dict[int, list[Spot | None]] = {}
        self._skipped = _skipped(walk.found)
        self.text = BLOCK_SEPARATOR.join(block.text for block in blocks)
        self._starts: list[int] = []
        at = 0
        for block in blocks:
            self._starts.append(at)
            at += len(block.text) + len(BLOCK_SEPARATOR)

    def passage(self, start: int, end: int) -> Passage | None:
        """Give the words from ``start`` to ``end`` of the text, or None where none is in the flow of the main part.

        What the file shows and does not hold (automatic numbers, the lines between cells) is left out.
        """
        spots = [spot for spot in self._spots(start, end) if spot is not None]
        return Passage(min(spots), max(spots)) if spots else None

    def host(self, start: int) -> int | None:
        """Give the paragraph of the main part to which what is read at ``start`` hangs, by its number, or None.

        It is the paragraph that a text box is anchored in, or the one that refers to a footnote.
        """
        paragraph = self._walk.found[self._at(start)]
        if paragraph.note is not None:
            return self._referring(paragraph.note)
        for written in _written(paragraph):
            above = list(self._above(written.element))
            hosts = [one for at, one in enumerate(above) if one.tag == f"{W}p" and _boxed(above[:at])]
            if hosts:
                return self._numbers[hosts[-1]]
        return None

    def _referring(self, note: Element) -> int | None:
        for element in self._walk.root.iter(f"{note.tag}Reference"):
            if element.get(f"{W}id") == note.get(f"{W}id"):
                host = next((one for one in self._above(element) if one.tag == f"{W}p"), None)
                return None if host is None else self._numbers[host]
        return None

    def _above(self, element: Element) -> Iterator[Element]:
        while (parent := self._parents.get(element)) is not None:
            yield parent
            element = parent

    def _at(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _spots(self, start: int, end: int) -> Iterator[Spot | None]:
        for at in range(self._at(start), self._at(max(start, end - 1)) + 1):
            begin = self._starts[at]
            yield from self._of_block(at)[max(0, start - begin) : max(0, end - begin)]

    def _of_block(self, at: int) -> list[Spot | None]:
        """Give the place of each character of a block; the end of a paragraph's text is that of its block's."""
        if at not in self._traced:
            whole = self._of_paragraph(self._walk.found[at])
            self._traced[at] = whole[len(whole) - len(self._blocks[at].text) :]
        return self._traced[at]

    def _of_paragraph(self, paragraph: Paragraph) -> list[Spot | None]:
        if not paragraph.inner:
            held = iter(self._letters(paragraph.written)[self._skipped[id(paragraph)] :])
            return [None if sign == " " else next(held, None) for sign in paragraph.text]
        places: list[Spot | None] = []
        for one in paragraph.inner:
            shown = in_cell(one)
            begin = paragraph.text.index(shown, len(places)) + len(shown) - len(one.text)
            places += [None] * (begin - len(places))
            places += self._of_paragraph(one)
        return places + [None] * (len(paragraph.text) - len(places))

    def _letters(self, written: Sequence[Written]) -> list[Spot | None]:
        """Give the place of each letter; what lies in a text box has none, for it takes no comment."""
        places: list[Spot | None] = []
        for piece in written:
            number = self._numbers.get(piece.element)
            outside = number is None or _boxed(list(self._above(piece.element)))
            for at, sign in enumerate(piece.text):
                places += [None if outside or number is None else Spot(number, at)] * len(letters(sign))
        return places


def places_in(data: bytes, source: str, text: str) -> Places:
    """Give the places of ``text``, which was read in the Word file ``data``, its changes accepted or rejected."""
    readings: tuple[Revisions, ...] = ("accepted", "rejected")
    for revisions in readings:
        walk = walk_word(data, source, Options(bounds=_BOUNDLESS, revisions=revisions))
        places = Places(walk, walk.blocks)
        if places.text == text:
            break
    return places


def _written(paragraph: Paragraph) -> Iterator[Written]:
    yield from paragraph.written
    for one in paragraph.inner:
        yield from _written(one)


def _skipped(found: Sequence[Paragraph]) -> dict[int, int]:
    """Give how many letters stand before each paragraph in the words it was read from: several may be lines of one."""
    told: Counter[int] = Counter()
    skipped = {}
    for one in found:
        for same in one.inner or (one,):
            skipped[id(same)] = told[id(same.written)]
            told[id(same.written)] += len(same.text.replace(" ", ""))
    return skipped


def _boxed(below: Sequence[Element]) -> bool:
    return any(one.tag == f"{W}txbxContent" for one in below)
