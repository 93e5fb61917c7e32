"""Prints, for each page with a ruled table, the cells and rows that pdfplumber finds and that our reading has whole.

Letters are compared without the spaces between them: pdfplumber's table cells lose those of narrow fonts.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pdfplumber
from corpus import corpus_files
from words import words_of

from dpa_check.document import BlockKind
from dpa_check.errors import ReadingError
from dpa_check.readers import Options, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dpa_check.document import Document

_TURNED: Final = 20
"""Letters that do not stand upright, from which a page counts as one with turned text."""


@dataclass(frozen=True, slots=True)
class Found:
    """What pdfplumber finds on a page: cells, and rows of two cells or more; how many of them ours has whole."""

    page: int
    turned: int
    cells: int
    kept: int
    rows: int
    rows_kept: int
    lost: tuple[str, ...]


def letters(text: str) -> str:
    """Give the letters of a text, without spaces and marks."""
    return "".join(words_of(text))


def found_in(path: Path, document: Document) -> Iterator[Found]:
    """Give the pages with ruled tables or turned text."""
    with pdfplumber.open(path) as pdf:
        for at, page in enumerate(pdf.pages, 1):
            turned = sum(not letter["upright"] for letter in page.chars)
            rows = [
                cells
                for table in page.extract_tables()
                for row in table
                if (cells := [letters(cell) for cell in row if cell and letters(cell)])
            ]
            if any(len(row) > 1 for row in rows) or turned >= _TURNED:
                yield _compared(at, turned, rows, document)


def _compared(at: int, turned: int, rows: list[list[str]], document: Document) -> Found:
    near = [block for block in document.blocks if block.page in {at - 1, at}]
    whole = letters("\n".join(block.text for block in near))
    ours = [letters(block.text) for block in near if block.kind is BlockKind.ROW]
    cells = [cell for row in rows for cell in row]
    wide = [row for row in rows if len(row) > 1]
    kept = sum(any(_in_order(row, one) for one in ours) for row in wide)
    lost = tuple(cell for cell in cells if cell not in whole)
    return Found(at, turned, len(cells), len(cells) - len(lost), len(wide), kept, lost)


def _in_order(cells: list[str], row: str) -> bool:
    """Tell whether a row has the cells, one after the other."""
    place = 0
    for cell in cells:
        start = row.find(cell, place)
        if start < 0:
            return False
        place = start + len(cell)
    return True


def main(names: list[str]) -> int:
    """Print one line a page, and for files that are named the cells that ours lacks."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    total = [0, 0, 0, 0, 0]
    for path in corpus_files("files", names):
        if path.suffix != ".pdf":
            continue
        try:
            document = read(path, Options(ocr="never"))
        except ReadingError:
            continue
        for one in found_in(path, document):
            total = [a + b for a, b in zip(total, (1, one.cells, one.kept, one.rows, one.rows_kept), strict=True)]
            figures = (
                f"cells {one.kept:3} of {one.cells:3}  rows {one.rows_kept:3} of {one.rows:3}  turned {one.turned}"
            )
            print(f"{path.name:32} page {one.page:3}  {figures}", flush=True)
            if names:
                print(*one.lost, sep="\n")
    pages, cells, kept, rows, rows_kept = total
    print(f"{pages} pages: cells {kept} of {cells}, rows {rows_kept} of {rows}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
