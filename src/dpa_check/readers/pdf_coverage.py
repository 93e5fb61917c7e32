"""The account of the reading of a PDF: page by page what was read, how, and what was not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dpa_check.document import BlockKind, Coverage, Means, PartRead
from dpa_check.errors import Notice
from dpa_check.readers.ocr import remedy
from dpa_check.readers.pdf_quality import Quality

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dpa_check.document import Block
    from dpa_check.readers.options import OcrChoice
    from dpa_check.readers.pdf_page import Page

_REASONS: Final = {
    Quality.IMAGE: ("pages-without-text", "no text, only a picture"),
    Quality.GARBLED: ("pages-garbled", "faulty fonts: the text is not what the page shows"),
    Quality.PARTLY: ("pages-garbled", "faulty fonts: letters are lost"),
    Quality.UNSURE: ("pages-unsure", "text recognition is not sure of what it read"),
}
_TO_RECOGNISE: Final = frozenset({"pages-without-text", "pages-garbled"})
_DAMAGED: Final = ("pages-damaged", "damaged")


def coverage_of(
    blocks: Iterable[Block],
    pages: Sequence[Page],
    qualities: Sequence[Quality],
    damaged: Iterable[int],
    ocr: OcrChoice,
) -> Coverage:
    """Give the account of the pages; ``damaged`` are the numbers of those that do not open."""
    counted: Counter[int] = Counter()
    tables: set[int] = set()
    for block in blocks:
        counted[block.page or 0] += len(block.text)
        if block.kind is BlockKind.ROW:
            tables.add(block.page or 0)
    unread = dict.fromkeys(damaged, _DAMAGED)
    for page, quality in zip(pages, qualities, strict=True):
        if quality in _REASONS:
            unread[page.number] = _REASONS[quality]
    sure = {page.number: page.confidence for page in pages if page.confidence is not None}
    parts = tuple(
        PartRead(
            f"page {number}",
            counted[number],
            (str(number),) if number in unread else (),
            unread[number][1] if number in unread else None,
            confidence=sure.get(number),
            means=_means(recognised=number in sure, tables=number in tables) if number in counted else None,
        )
        for number in sorted({*counted, *unread, *sure})
    )
    return Coverage(not unread, parts, (*_recognised(sure), *_warnings(unread, ocr), *_comments(pages)))


def _means(*, recognised: bool, tables: bool) -> Means:
    """Give how a page was read."""
    if recognised:
        return Means.RECOGNITION
    return Means.TABLES if tables else Means.TEXT


def _recognised(sure: dict[int, float]) -> Iterable[Notice]:
    if sure:
        values = {"pages": _listed(sure), "confidence": f"{sum(sure.values()) / len(sure):.0f}"}
        yield Notice("pages-recognised", values)


def _warnings(unread: dict[int, tuple[str, str]], ocr: OcrChoice) -> Iterable[Notice]:
    for code in dict.fromkeys(code for code, _ in (*_REASONS.values(), _DAMAGED)):
        numbers = [number for number, (told, _) in unread.items() if told == code]
        if numbers:
            tried = remedy(ocr).removeprefix("-") if code in _TO_RECOGNISE else ""
            yield Notice(code, {"pages": _listed(numbers), **({"why": tried} if tried else {})})


def _comments(pages: Iterable[Page]) -> Iterable[Notice]:
    count = sum(page.comments for page in pages)
    if count:
        yield Notice("comments-aside", {"count": str(count)})


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(str(number) for number in sorted(numbers))
