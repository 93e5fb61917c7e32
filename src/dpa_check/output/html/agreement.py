"""The agreement's own text, block by block, cut where the passages that findings quote begin and end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from dpa_check.document import BlockKind, Part
from dpa_check.output.html.passages import KINDS
from dpa_check.output.quoting import clean, inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dpa_check.document import Block, Document
    from dpa_check.output.html.passages import Passage, Reference

CELL_SEPARATOR: Final = " | "
FIRST_HEADING: Final = 4
LAST_HEADING: Final = 6
_OPENING: Final = 24
_ASIDE: Final = (Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.TEXTBOX)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the same passages cover.

    ``begins`` are the anchors of the passages that begin here, ``inside`` of all that cover the words, and ``ends``
    the findings that the passages ending here lead back to. ``kind`` is the gravest of what the passages show.
    """

    text: str
    kind: str = ""
    begins: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    ends: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A block of the agreement: its cells (one, but for a table row), each in pieces.

    ``number`` is the clause number where the text itself does not show it; ``level`` that of the heading in the page.
    """

    kind: str
    cells: tuple[tuple[Piece, ...], ...]
    number: str = ""
    level: int = 0
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that follow each other and make one list, one table, or stand alone; ``page`` where a page begins."""

    kind: str
    lines: tuple[Line, ...]
    page: int | None


def runs_of(document: Document, passages: Sequence[Passage]) -> tuple[Run, ...]:
    """Give the text of ``document`` with its passages, in reading order; every character of it is there once."""
    return tuple(_runs(document, passages))


def _runs(document: Document, passages: Sequence[Passage]) -> Iterator[Run]:
    last = 0
    lines = zip(document.blocks, _lines(document, _fitted(document, passages)), strict=True)
    for (kind, at), group in groupby(lines, key=lambda pair: (pair[1].kind, pair[0].page)):
        begins = at if at is not None and at > last else None
        last = max(last, at or 0)
        members = tuple(line for _, line in group)
        if kind in ("item", "row"):
            yield Run(kind, members, begins)
        else:
            for line in members:
                yield Run(kind, (line,), begins)
                begins = None


def _fitted(document: Document, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Give the passages without what stands between two cells or two blocks at their ends."""
    blocks = zip(document.blocks, document.starts, strict=True)
    cells = [(start + low, start + high) for block, start in blocks for low, high in _cells(block) if high > low]
    lows, highs = [low for low, _ in cells], [high for _, high in cells]
    fitted = []
    for one in passages:
        first, last = bisect_right(highs, one.start), bisect_left(lows, one.end) - 1
        if first <= last:
            fitted.append(replace(one, start=max(one.start, lows[first]), end=min(one.end, highs[last])))
    return tuple(fitted)


def _lines(document: Document, passages: Sequence[Passage]) -> Iterator[Line]:
    level = FIRST_HEADING - 1
    first = 0
    for block, start in zip(document.blocks, document.starts, strict=True):
        end = start + len(block.text)
        while first < len(passages) and passages[first].end <= start:
            first += 1
        here = [one for one in passages[first:] if one.start < end and one.end > start] if passages else []
        line = _line(block, start, here)
        if line.kind == "heading":
            level = min(level + 1, FIRST_HEADING - 1 + max(block.level or 1, 1), LAST_HEADING)
            line = replace(line, level=level)
        yield line


def _line(block: Block, start: int, here: Sequence[Passage]) -> Line:
    number = clean(block.number or "")
    return Line(
        kind=block.kind.value,
        cells=tuple(_pieces(block.text, start, bounds, here) for bounds in _cells(block)),
        number="" if _shows(clean(block.text), number) else number,
        aside=block.part.value if block.part in _ASIDE else "",
    )


def _shows(text: str, number: str) -> bool:
    """Tell whether ``text`` shows its clause number: "8.2 …", "Article 8 – …", "(a) …" or "a. …" for "8.2(a)"."""
    opening = text[:_OPENING].casefold()
    mark = number.casefold().rpartition("(")[2].rstrip(")")
    return not number or bool(
        re.search(rf"(?<![\w.]){re.escape(number.casefold())}(?!\w)", opening)
        or ("(" in number and re.match(rf"\(?{re.escape(mark)}[).]", opening))
    )


def _cells(block: Block) -> Iterator[tuple[int, int]]:
    """Give where the cells of a row begin and end in its text, or where the whole text does."""
    if block.kind is not BlockKind.ROW:
        yield 0, len(block.text)
        return
    begin = 0
    for cell in block.text.split(CELL_SEPARATOR):
        yield begin, begin + len(cell)
        begin += len(cell) + len(CELL_SEPARATOR)


def _pieces(text: str, start: int, bounds: tuple[int, int], here: Sequence[Passage]) -> tuple[Piece, ...]:
    low, high = bounds
    edges = {low, high, *(min(max(edge - start, low), high) for one in here for edge in (one.start, one.end))}
    cuts = sorted(edges)
    return tuple(_piece(text[begin:end], (start + begin, start + end), here) for begin, end in pairwise(cuts))


def _piece(text: str, place: tuple[int, int], here: Sequence[Passage]) -> Piece:
    inside = [one for one in here if one.start < place[1] and one.end > place[0]]
    if not inside:
        return Piece(inert(text))
    return Piece(
        text=inert(text),
        kind=min((one.kind for one in inside), key=KINDS.index),
        begins=tuple(one.anchor for one in inside if one.start == place[0]),
        inside=tuple(one.anchor for one in inside),
        ends=_references(one for one in inside if one.end == place[1]),
    )


def _references(passages: Iterable[Passage]) -> tuple[Reference, ...]:
    found = {reference for passage in passages for reference in passage.references}
    return tuple(sorted(found, key=lambda reference: reference.number))
