"""Marks of comments put into the main part of a Word file: runs are split around the words, nothing else changes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dpa_check.output.word.layout import Layout
    from dpa_check.readers.word_places import Passage, Spot

_HOLDERS: Final = frozenset(
    {
        *("ins", "del", "moveFrom", "moveTo", "hyperlink", "sdt", "sdtContent"),
        *("smartTag", "customXml", "fldSimple", "dir", "bdo"),
    }
)
"""What may stand between a paragraph and its runs, and hold marks."""
_PRESERVED: Final = b' xml:space="preserve"'


@dataclass(slots=True)
class Point:
    """A place for marks: what closes the run that they split, the marks in their order, what opens it again."""

    closing: bytes = b""
    opening: bytes = b""
    ends: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)

    @property
    def inserted(self) -> bytes:
        """Give the bytes to insert."""
        return self.closing + "".join((*self.ends, *self.references, *self.starts)).encode() + self.opening


class Marks:
    """The marks to be put into one part."""

    def __init__(self, layout: Layout) -> None:
        """Take the part."""
        self._layout = layout
        self._points: defaultdict[int, Point] = defaultdict(Point)
        self._spaced: set[int] = set()

    def on_words(self, comment: int, passage: Passage) -> None:
        """Put a comment on words; its sign stands after what holds the last of them in their paragraph."""
        start = self._split(passage.first, after=False)
        end = self._split(passage.last, after=True)
        outermost = self._way(passage.last)[0]
        self._mark(comment, start, end, self._layout.nodes[outermost].end)

    def on_paragraph(self, comment: int, paragraph: int) -> None:
        """Put a comment on a whole paragraph."""
        node = self._layout.nodes[paragraph]
        first = self._layout.nodes[node.children[0]] if node.children else None
        start = first.end if first and first.name == "pPr" else node.inner
        self._mark(comment, start, node.close, node.close)

    def written(self) -> bytes:
        """Give the part with the marks in it."""
        data = self._layout.data
        insertions = {at: point.inserted for at, point in self._points.items()}
        insertions |= {self._layout.nodes[text].inner - 1: _PRESERVED for text in self._spaced}
        pieces, last = [], 0
        for at in sorted(insertions):
            pieces += [data[last:at], insertions[at]]
            last = at
        return b"".join([*pieces, data[last:]])

    def _mark(self, comment: int, start: int, end: int, reference: int) -> None:
        declared = self._layout.declaration
        starts = f'<w:commentRangeStart{declared} w:id="{comment}"/>'
        ends = f'<w:commentRangeEnd{declared} w:id="{comment}"/>'
        sign = f'<w:r{declared}><w:commentReference w:id="{comment}"/></w:r>'
        if start == end:
            self._points[reference].references.append(starts + ends + sign)
            return
        self._points[start].starts.append(starts)
        self._points[end].ends.append(ends)
        self._points[reference].references.append(sign)

    def _way(self, spot: Spot) -> list[int]:
        """Give the elements from below the paragraph of a character down to the one that holds it."""
        way = [spot.element]
        for above in self._layout.above(spot.element):
            if self._layout.nodes[above].name == "p":
                break
            way.insert(0, above)
        return way

    def _split(self, spot: Spot, *, after: bool) -> int:
        """Give the byte before or after a character, where the run that it splits, if any, is closed and opened."""
        way = self._way(spot)
        while len(way) > 1 and self._layout.nodes[way[0]].name in _HOLDERS:
            way = way[1:]
        if len(way) == 1 or self._layout.nodes[way[0]].name != "r":
            return self._edge(way[0], after=after)
        run, piece = way[0], way[1]
        position = spot.offset + after
        if piece == spot.element and 0 < position < self._layout.nodes[piece].length:
            return self._within(run, piece, position)
        held = [one for one in self._layout.nodes[run].children if self._layout.nodes[one].name != "rPr"]
        if piece == (held[-1] if after else held[0]):
            return self._edge(run, after=after)
        at = self._edge(piece, after=after)
        self._points[at].closing = self._layout.closing(run)
        self._points[at].opening = self._opening(run)
        return at

    def _edge(self, number: int, *, after: bool) -> int:
        node = self._layout.nodes[number]
        return node.end if after else node.start

    def _within(self, run: int, text: int, position: int) -> int:
        layout = self._layout
        at = layout.byte(text, position)
        again = layout.tag(text)
        if b"xml:space" not in again:
            self._spaced.add(text)
            again = again[:-1] + _PRESERVED + b">"
        self._points[at].closing = layout.closing(text) + layout.closing(run)
        self._points[at].opening = self._opening(run) + again
        return at

    def _opening(self, run: int) -> bytes:
        """Give the beginning of a run like another: its tag and its properties."""
        layout = self._layout
        properties = [one for one in layout.nodes[run].children if layout.nodes[one].name == "rPr"]
        return layout.tag(run) + b"".join(layout.whole(one) for one in properties)
