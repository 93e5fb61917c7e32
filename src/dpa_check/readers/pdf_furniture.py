"""Running heads, running feet and page numbers: lines that come back page after page at the same height."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from dpa_check.document import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dpa_check.readers.pdf_layout import Row

_DIGITS: Final = re.compile(r"\d+|\b[ivxlc]{1,6}\b")
_PAGE_NUMBER: Final = re.compile(
    r"^[\W_]*(?:(?:page|p\.|pg|seite|página)\s*)?\d{1,4}\s*(?:(?:/|\||of|sur|de|von)\s*\d{1,4})?[\W_]*$", re.IGNORECASE
)
_ZONE: Final = 0.14
_NUMBER_ZONE: Final = 0.1
_FEWEST_PAGES: Final = 2
_SHARE: Final = 0.3
_SMALL: Final = 0.95
_AWAY: Final = 1.5


def furniture(pages: Sequence[Sequence[Row]], heights: Sequence[float], usual: float) -> list[dict[int, Part]]:
    """Give, for each page, which of its lines (by place) are a header or a footer.

    ``heights`` are the pages', ``usual`` the height of the letters of the text.
    """
    keys = [[_key(row, height) for row in rows] for rows, height in zip(pages, heights, strict=True)]
    counts = Counter(key for page in keys for key in {one for one in page if one})
    needed = max(_FEWEST_PAGES, len(pages) * _SHARE if len(pages) <= 10 else 3)  # noqa: PLR2004  three in a long file
    found: list[dict[int, Part]] = []
    for rows, page_keys, height in zip(pages, keys, heights, strict=True):
        marked = {
            at: _side(row, height)
            for at, (row, key) in enumerate(zip(rows, page_keys, strict=True))
            if key and (counts[key] >= needed or _numbers(row, height) or _stands_alone(rows, at, height, usual))
        }
        found.append(marked)
    return found


def is_page_number(text: str) -> bool:
    """Tell whether a line is the number of its page.

    >>> is_page_number("Page 3 / 12"), is_page_number("3 jours")
    (True, False)
    """
    return bool(_PAGE_NUMBER.match(text))


def _key(row: Row, height: float) -> tuple[str, Part] | None:
    """Give what a line of a page's margin looks like, its numbers aside, and on which side it stands."""
    if not _in_margin(row, height, _ZONE):
        return None
    return _DIGITS.sub("#", " ".join(piece.text for piece in row.pieces).casefold()), _side(row, height)


def _stands_alone(rows: Sequence[Row], at: int, height: float, usual: float) -> bool:
    """Tell whether a line is small print in the margin, away from the text, though it comes once."""
    row = rows[at]
    if row.cells or row.height >= usual * _SMALL or not _in_margin(row, height, _NUMBER_ZONE):
        return False
    others = (other for other in rows if other is not row and not _in_margin(other, height, _NUMBER_ZONE))
    gaps = (max(other.box[1] - row.box[3], row.box[1] - other.box[3]) for other in others)
    return min(gaps, default=0) > usual * _AWAY


def _numbers(row: Row, height: float) -> bool:
    return is_page_number(row.text) and _in_margin(row, height, _NUMBER_ZONE)


def _in_margin(row: Row, height: float, share: float) -> bool:
    return row.box[3] < height * share or row.box[1] > height * (1 - share)


def _side(row: Row, height: float) -> Part:
    return Part.HEADER if row.box[3] < height / 2 else Part.FOOTER
