"""Whether the text of a page is the text that stands on it: fonts without a table of letters give nonsense."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dpa_check.readers.pdf_page import Page


class Quality(StrEnum):
    """How well a page was read: whole, with letters lost, not at all (nonsense), a picture, or recognised unsurely."""

    READ = "read"
    PARTLY = "partly"
    GARBLED = "garbled"
    IMAGE = "image"
    UNSURE = "unsure"


_TOKEN: Final = re.compile(r"\S+")
_BAD: Final = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf0a6\uf0b8-\uf8ff\ufffd-\uffff]")
_WORDLIKE: Final = re.compile(r"^\W*[^\W\d_]{1,30}(?:[-'’./&][^\W\d_]{1,30})*\W*$|^\W*\d[\d.,:/%€$£ ()-]*\W*$")
_VOWEL: Final = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæáíóúãõåøаеёиоуыэюя]", re.IGNORECASE)
_LETTER: Final = re.compile(r"[^\W\d_]")
_INNER_CAPITAL: Final = re.compile(r"[a-zà-ý][A-ZÀ-Ý]")
_FEWEST_TOKENS: Final = 12
_SHORT_PAGE: Final = 60
_FEWEST_LETTERS: Final = 40
_PICTURE: Final = 0.5
_FEW_WORDS: Final = 15
_MANY_SHAPES: Final = 400
_LATIN: Final = 0x250
SURE: Final = 70
"""The mean confidence, of 100, from which a recognised page counts as read."""


def qualities_of(pages: Sequence[Page]) -> list[Quality]:
    """Give how well each page was read; where most are nonsense, so are those too short to tell."""
    told = [_quality(page) if page.confidence is None else _recognised(page.confidence) for page in pages]
    judged = [quality for page, quality in zip(pages, told, strict=True) if len(page.words) >= _FEWEST_TOKENS]
    if judged.count(Quality.GARBLED) * 2 <= len(judged):
        return told
    return [
        Quality.GARBLED if page.words and len(page.words) < _SHORT_PAGE else quality
        for page, quality in zip(pages, told, strict=True)
    ]


def _recognised(confidence: float) -> Quality:
    return Quality.READ if confidence >= SURE else Quality.UNSURE


def _quality(page: Page) -> Quality:
    tokens = [word.text for word in page.words]
    if len(tokens) < _FEW_WORDS and (page.covered >= _PICTURE or page.shapes >= _MANY_SHAPES):
        return Quality.IMAGE
    if len(tokens) < _FEWEST_TOKENS:
        return Quality.READ
    bad = sum(bool(_BAD.search(token)) for token in tokens) / len(tokens)
    if bad > 0.3 or nonsense("\n".join(tokens)):  # noqa: PLR2004  three words in ten
        return Quality.GARBLED
    return Quality.PARTLY if bad > 0.05 else Quality.READ  # noqa: PLR2004  one word in twenty


def nonsense(text: str) -> bool:
    """Tell whether a text of Latin letters has the shape of no language.

    >>> nonsense("'DWD 3URFHVVLQJ $GGHQGXP 7KLV LV SDUW RI WKH $JUHHPHQW EHWZHHQ WKH SDUWLHV DQG DSSOLHV WR LW DOO")
    True
    >>> nonsense("This Data Processing Addendum is part of the agreement between the parties and applies to all")
    False
    """
    letters = _LETTER.findall(text)
    if len(letters) < _FEWEST_LETTERS or sum(ord(letter) < _LATIN for letter in letters) < len(letters) / 2:
        return False
    tokens = _TOKEN.findall(text)
    vowels = len(_VOWEL.findall(text)) / len(letters)
    wordlike = sum(bool(_WORDLIKE.match(token)) and not _INNER_CAPITAL.search(token) for token in tokens) / len(tokens)
    return vowels < 0.22 or wordlike < 0.45  # noqa: PLR2004  the shares in prose are 0.35 to 0.5, and above 0.85
