"""The pages of a PDF as one flow of paragraphs, running heads and feet told apart and put after it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dpa_check.document import Part, Printed
from dpa_check.readers.cleaning import clean, closed_up
from dpa_check.readers.joining import paragraphs
from dpa_check.readers.paragraph import Line, Paragraph
from dpa_check.readers.pdf_furniture import furniture, is_page_number
from dpa_check.readers.pdf_hyphens import CUT, mended, vocabulary
from dpa_check.readers.pdf_layout import Row, pitch_of, rows_of
from dpa_check.readers.pdf_pieces import pieces_of
from dpa_check.readers.pdf_tables import without_tables
from dpa_check.readers.text import rows_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dpa_check.readers.pdf_page import Page

_APART: Final = 1.28
_LARGER: Final = 1.15
_SMALLER: Final = 0.9
_LOWER_PART: Final = 0.6
_SLACK: Final = 2.0
_NOTE: Final = re.compile(r"^\(?(?:\d{1,2}|[*†])\)?\s?\D")
_MOST_BOLD: Final = 0.6


@dataclass(frozen=True, slots=True)
class _Body:
    """What is usual in a file: the height of its letters, the distance of its lines, and whether bold stands out."""

    height: float
    pitch: float
    bold_stands_out: bool


def flow(pages: Sequence[Page]) -> Iterator[Paragraph]:
    """Give the paragraphs of the pages in reading order, then the notes, the headers and the footers."""
    known = vocabulary(pages)
    laid = [_laid_out(page, known) for page in pages]
    asides = furniture(laid, [page.height for page in pages], _usual([row for rows in laid for row in rows]).height)
    kept = [[row for at, row in enumerate(rows) if at not in out] for rows, out in zip(laid, asides, strict=True)]
    body = _usual([row for rows in kept for row in rows])
    lines: list[Line] = []
    notes: list[Line] = []
    for page, rows in zip(pages, kept, strict=True):
        first_note = _first_note(rows, body, page.height)
        lines += _lines(rows[:first_note], page, body)
        notes += _lines(rows[first_note:], page, body)
    yield from rows_told(paragraphs(lines))
    yield from (replace(one, part=Part.FOOTNOTE) for one in paragraphs(notes))
    yield from _margins(pages, laid, asides)


def _laid_out(page: Page, known: frozenset[str]) -> list[Row]:
    words, rows = without_tables(mended(page.words, known), page.rules)
    upright = [word for word in words if word.is_upright]
    if len(upright) * 2 < len(words):
        return rows_of(pieces_of(words) + rows)
    turned = [word for word in words if not word.is_upright]
    return [*rows_of(pieces_of(upright) + rows), *(Row((piece,), piece.box[2]) for piece in pieces_of(turned))]


def _usual(rows: list[Row]) -> _Body:
    letters: Counter[float] = Counter()
    bold = 0
    for row in rows:
        letters[round(row.height * 2) / 2] += len(row.text)
        bold += len(row.text) if row.bold else 0
    total = sum(letters.values()) or 1
    height = letters.most_common(1)[0][0] if letters else 0
    pitch = pitch_of([row for row in rows if round(row.height * 2) / 2 == height])
    return _Body(height, pitch, bold / total < _MOST_BOLD)


def _lines(rows: list[Row], page: Page, body: _Body) -> Iterator[Line]:
    for at, row in enumerate(rows):
        above, below = rows[at - 1] if at else None, rows[at + 1] if at + 1 < len(rows) else None
        text = clean(row.text.removesuffix(CUT))
        if not text:
            continue
        text += CUT if row.text.endswith(CUT) else ""
        yield Line(
            closed_up(text),
            indent=row.box[0],
            apart=above is not None and _apart(above, row, body),
            full=_full(row, below),
            strong=(row.bold and body.bold_stands_out) or row.height > body.height * _LARGER,
            page=page.number,
            box=row.box,
            printed=_printed(row, page),
        )


def _printed(row: Row, page: Page) -> tuple[Printed, ...]:
    return tuple(Printed(_letters(word.text), page.number, page.as_shown(word.box)) for word in row.words)


def _letters(word: str) -> str:
    return word if word.isascii() and word.isprintable() else clean(word)


def _apart(above: Row, row: Row, body: _Body) -> bool:
    step = row.box[1] - above.box[1]
    if step < 0:
        return False
    usual = max(body.pitch, min(above.height, row.height)) if body.pitch else row.height
    return step > usual * _APART


def _full(row: Row, below: Row | None) -> bool:
    """Tell whether a line ends because the next word found no room."""
    width = below.pieces[0].first_width if below else 0
    return row.box[2] + width + _SLACK >= row.edge


def _first_note(rows: list[Row], body: _Body, height: float) -> int:
    """Give the place of the first footnote of a page: the small print at its end, which begins with a mark."""
    first = len(rows)
    while first and rows[first - 1].height <= body.height * _SMALLER and rows[first - 1].box[1] > height * _LOWER_PART:
        first -= 1
    return next((at for at in range(first, len(rows)) if _NOTE.match(rows[at].text)), len(rows))


def _margins(pages: Sequence[Page], laid: list[list[Row]], asides: list[dict[int, Part]]) -> Iterator[Paragraph]:
    """Give the headers and the footers, those that come back on several pages once, as the number of the page does."""
    seen: set[tuple[Part, str]] = set()
    for page, rows, out in zip(pages, laid, asides, strict=True):
        for at, part in out.items():
            text = clean(rows[at].text)
            key = (part, "" if is_page_number(text) else text)
            if text and key not in seen:
                seen.add(key)
                yield Paragraph(text, part, page=page.number, box=rows[at].box, printed=_printed(rows[at], page))
