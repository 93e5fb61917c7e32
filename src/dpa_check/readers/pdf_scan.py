"""The pages of a PDF that hold no text, or not the text they show, read by text recognition instead."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pypdfium2

from dpa_check.readers.ocr import recognise

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future

    from PIL.Image import Image

    from dpa_check.readers.ocr import Recognition
    from dpa_check.readers.options import Budget
    from dpa_check.readers.pdf_page import Page

_SCALE: Final = 300 / 72
_MOST_PIXELS: Final = 20_000_000
_WAITING: Final = 2


def recognised(file: pypdfium2.PdfDocument, pages: Iterable[Page], budget: Budget) -> dict[int, Page]:
    """Give, by number, those of the pages on which text is recognised, with its confidence, while the time lasts."""
    workers = os.cpu_count() or 1
    waiting: list[tuple[Page, Future[Recognition | None]]] = []
    found: dict[int, Page] = {}
    with ThreadPoolExecutor(workers) as pool:
        for page in pages:
            if budget.seconds_left <= 0:
                break
            picture, scale = _rendered(file, page)
            if picture is not None:
                waiting.append((page, pool.submit(_timed, picture, scale, budget)))
            while len(waiting) >= workers * _WAITING:
                _take(waiting.pop(0), found)
        for one in waiting:
            _take(one, found)
    return found


def _timed(picture: Image, scale: float, budget: Budget) -> Recognition | None:
    return recognise(picture, scale, budget.seconds_left)


def _take(one: tuple[Page, Future[Recognition | None]], found: dict[int, Page]) -> None:
    page, result = one[0], one[1].result()
    if result is not None:
        text = " ".join(word.text for word in result.words)
        found[page.number] = replace(
            page,
            words=result.words,
            text=text,
            covered=0.0,
            shapes=0,
            confidence=result.confidence,
            turn=result.turn,
        )


def _rendered(file: pypdfium2.PdfDocument, page: Page) -> tuple[Image | None, float]:
    """Give the picture of a page and its pixels a point, fewer on a huge page; None where it cannot be drawn."""
    area = max(page.width * page.height, 1.0)
    scale = min(_SCALE, (_MOST_PIXELS / area) ** 0.5)
    try:
        sheet = file[page.number - 1]
        try:
            return sheet.render(scale=scale, grayscale=True).to_pil(), scale
        finally:
            sheet.close()
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return None, scale
