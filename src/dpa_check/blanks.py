"""Places that an agreement leaves to be filled in: marks such as "[●]" and dotted lines, empty cells of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from dpa_check.document import BlockKind, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.document import Block, Document
    from dpa_check.library.schema import Library

_LINE: Final = re.compile(r"_{4,}|\.{6,}|…{2,}")
_BRACKETED: Final = re.compile(r"\[[^\[\]]{0,80}\]")
_MARGINS: Final = frozenset({Part.HEADER, Part.FOOTER})
_CELL: Final = " | "
_AROUND: Final = 40
_FORM: Final = 2
"""Cells of a row of a form: what is asked, and the answer; a wider table may have empty cells."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A place left blank: the mark (or "" for an empty cell) with the words around it, and the block it stands in."""

    mark: str
    words: str
    block: int


def blanks_of(document: Document, library: Library) -> tuple[Blank, ...]:
    """Give the places left blank, in the order of the agreement.

    The marks are those of ``quantities/*.yaml``, in every language; an empty cell counts in a row of two,
    beside words that say what to fill in.
    """
    marks = marks_of(library)
    return tuple(
        blank
        for at, block in enumerate(document.blocks)
        if block.part not in _MARGINS
        for blank in (*_marked(block.text, marks, at), *_cells(block, at))
    )


def marks_of(library: Library) -> tuple[str, ...]:
    """Give the marks that stand for words to be filled in, each once."""
    return tuple(dict.fromkeys(mark for one in library.quantities.values() for mark in one.placeholders))


def is_blank(text: str, marks: tuple[str, ...]) -> bool:
    """Tell whether words leave something to be filled in."""
    return _LINE.search(text) is not None or _any_of(marks).search(text) is not None


def _marked(text: str, marks: tuple[str, ...], at: int) -> Iterator[Blank]:
    """Give the dotted lines and the marks, one in brackets with the words that say what to fill in."""
    spans = [match.span() for match in _BRACKETED.finditer(text) if is_blank(match.group(), marks)]
    spans += [match.span() for match in _LINE.finditer(text)]
    spans += [match.span() for match in _any_of(marks).finditer(text)]
    end = -1
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= end:
            yield Blank(text[start:stop], text[max(0, start - _AROUND) : stop + _AROUND].strip(), at)
            end = stop


@cache
def _any_of(marks: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(marks, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or "(?!)", re.IGNORECASE)


def _cells(block: Block, at: int) -> Iterator[Blank]:
    if block.kind is not BlockKind.ROW:
        return
    cells = [cell.strip(" |") for cell in f" {block.text} ".split(_CELL)]
    if len(cells) == _FORM and cells[0] and not cells[1]:
        yield Blank("", cells[0], at)
