"""The sub-processors that an agreement lists in a table: name, what for, which country, and where it says so."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from dpa_check.document import BlockKind
from dpa_check.plain_yaml import plain_yaml
from dpa_check.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dpa_check.document import Block, Document

_CELLS: Final = " | "
_WORDS_ABOVE: Final = 3
"""Blocks above a table that may say what it lists."""


class SubprocessorRow(Record):
    """One row of a table: a cell that the table has no column for is empty."""

    name: str
    country: str
    activity: str
    page: int | None
    clause_number: str | None


def subprocessors(document: Document) -> tuple[SubprocessorRow, ...]:
    """Give the sub-processors listed in the tables of a document, in order.

    A table counts where the words just above it, or the heading of its column of names, speak of sub-processors.
    """
    return tuple(row for table in _tables(document.blocks) for row in _rows(document, *table))


def _tables(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Give the first and the last place, plus one, of each run of rows."""
    start = None
    for place, block in enumerate((*blocks, None)):
        if block is not None and block.kind is BlockKind.ROW:
            start = place if start is None else start
        elif start is not None:
            yield start, place
            start = None


def _rows(document: Document, start: int, end: int) -> Iterator[SubprocessorRow]:
    header = document.blocks[start].text.split(_CELLS)
    columns = {role: _column(header, role) for role in ("country", "activity")}
    name = _column(header, "name", but=set(columns.values()))
    above = " ".join(block.text for block in document.blocks[max(0, start - _WORDS_ABOVE) : start])
    if name is None or not (_speaks_of(above, "table") or _speaks_of(header[name], "table")):
        return
    for place in range(start + 1, end):
        cells = document.blocks[place].text.split(_CELLS)
        if name < len(cells) and cells[name].strip() and cells != header:
            found = {role: _cell(cells, column) for role, column in columns.items()}
            number = document.clause_numbers[place]
            page = document.blocks[place].page
            yield SubprocessorRow(name=cells[name].strip(), page=page, clause_number=number, **found)


def _column(header: Sequence[str], role: str, but: set[int | None] | None = None) -> int | None:
    places = (place for place, cell in enumerate(header) if _speaks_of(cell, role) and place not in (but or ()))
    return next(places, None)


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column].strip() if column is not None and column < len(cells) else ""


def _speaks_of(text: str, role: str) -> bool:
    folded = text.casefold()
    return any(words in folded for words in _columns()[role])


@cache
def _columns() -> Mapping[str, tuple[str, ...]]:
    return {role: tuple(words) for role, words in plain_yaml(files(__package__).joinpath("columns.yaml")).items()}
