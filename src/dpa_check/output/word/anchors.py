"""Where the comments of a review stand: on the quoted words, or else on the paragraph nearest to them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from dpa_check.document import BlockKind, Part
from dpa_check.readers.word_places import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.document import Document
    from dpa_check.readers.word_places import Places
    from dpa_check.report import Evidence

Anchor: TypeAlias = Passage | int
"""Words, or a whole paragraph by its number."""
_COVER: Final = 5
_MARGINS: Final = frozenset({Part.HEADER, Part.FOOTER})


@dataclass(frozen=True, slots=True)
class Anchors:
    """The places for comments in one agreement."""

    document: Document
    places: Places

    def of(self, evidence: Evidence) -> tuple[Anchor | None, bool]:
        """Give where a quotation stands, and whether it is on its own words; None where no paragraph is near."""
        position = evidence.position
        passage = self.places.passage(position.start, position.end)
        if passage is not None:
            return passage, True
        at = bisect_right(self.document.starts, position.start) - 1
        host = self.places.host(position.start)
        return (self._nearest(at) if host is None else host), False

    def title(self) -> Anchor | None:
        """Give the first words of the agreement, a table of its cover page aside; None where it has no paragraph."""
        everything = range(len(self.document.blocks))
        first = [at for at in everything[:_COVER] if self.document.blocks[at].kind is not BlockKind.ROW]
        return next(self._found([*first, *everything]), None)

    def addition(self, position: int | None) -> Anchor | None:
        """Give the word before ``position``, to add a clause after; where that is None, the last of the last clause."""
        at = self._last_clause() if position is None else bisect_right(self.document.starts, position) - 1
        if at is None or at < 0:
            return self.title()
        text = self.document.blocks[at].text
        start, end = self.document.starts[at], len(text.rstrip())
        return self.places.passage(start + text.rfind(" ", 0, end) + 1, start + end) or self._nearest(at)

    def _last_clause(self) -> int | None:
        """Give the last block of the body that has a number, or of a heading the one below it; else the last of all."""
        body = [at for at, block in enumerate(self.document.blocks) if block.part is Part.BODY]
        numbered = [at for at in body if self.document.blocks[at].number]
        if not numbered:
            return body[-1] if body else None
        last = numbered[-1]
        is_heading = self.document.blocks[last].kind is BlockKind.HEADING
        return last + 1 if is_heading and last + 1 in body else last

    def _nearest(self, at: int) -> Anchor | None:
        """Give the block before another that takes a comment, else one after; for a margin of the page, the first."""
        before = [] if self.document.blocks[at].part in _MARGINS else range(at, -1, -1)
        return next(self._found([*before, *range(len(self.document.blocks))]), None)

    def _found(self, blocks: list[int]) -> Iterator[Anchor]:
        for at in blocks:
            start = self.document.starts[at]
            found = self.places.passage(start, start + len(self.document.blocks[at].text))
            anchor = self.places.host(start) if found is None else found
            if anchor is not None:
                yield anchor
