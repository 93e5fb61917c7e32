"""Text recognition (OCR) by Tesseract, where it is installed: the picture of a page → its words, more or less sure."""

from __future__ import annotations

import importlib.util
import os
import shutil
import time
from dataclasses import dataclass, replace
from functools import cache
from statistics import mean
from typing import TYPE_CHECKING, Final

from dpa_check.readers.pdf_page import HYPHENS, Word
from dpa_check.readers.pdf_quality import SURE

if TYPE_CHECKING:
    from PIL.Image import Image

    from dpa_check.readers.options import OcrChoice

_LANGUAGES: Final = ("fra", "eng")
_TURNS: Final = (0, 90, 270, 180)
_SMALLER: Final = 2
_FEWEST_WORDS: Final = 3
_LINE, _WORD = 4, 5


@dataclass(frozen=True, slots=True)
class Recognition:
    """The words of a picture, in points, and their mean confidence from 0 to 100, weighed by their letters.

    ``turn`` is by how many degrees the picture was turned, counter-clockwise, for them to stand upright.
    """

    words: tuple[Word, ...]
    confidence: float
    turn: int = 0


def languages() -> str:
    """Give the languages that can be recognised, as Tesseract names them ("fra+eng"), or "" where it is not there."""
    if importlib.util.find_spec("pytesseract") is None or shutil.which("tesseract") is None:
        return ""
    return "+".join(name for name in _LANGUAGES if name in _installed())


def remedy(choice: OcrChoice) -> str:
    """Give the end of the code of a notice on pictures: "-install" where OCR is not there, "-tried" where it is."""
    if choice == "never":
        return ""
    return "-tried" if languages() else "-install"


def recognise(picture: Image, scale: float, seconds: float) -> Recognition | None:
    """Give what is written on a picture of ``scale`` pixels a point, upright or turned; None where that is nothing.

    Also None when the time is up.
    """
    end = time.monotonic() + seconds
    turn = _turn(picture, scale, seconds)
    found = _read(picture.rotate(turn, expand=True), scale, end - time.monotonic())
    return found and replace(found, turn=turn)


def _turn(picture: Image, scale: float, seconds: float) -> int:
    """Give by how many degrees a picture must be turned to be read, told from its middle, or else from all of it."""
    end = time.monotonic() + seconds
    width, height = picture.size
    small = picture.reduce(_SMALLER)
    middle = small.crop((width // 8, height // 8, width * 3 // 8, height * 3 // 8))
    for part in (middle, small):
        turn = _surest(part, scale / _SMALLER, end)
        if turn is not None:
            return turn
    return 0


def _surest(part: Image, scale: float, end: float) -> int | None:
    """Give the turn by which most is sure, the first that is sure enough; None where no words stand on the part."""
    sure: dict[int, float] = {}
    for turn in _TURNS:
        found = _read(part.rotate(turn, expand=True), scale, end - time.monotonic())
        if found is not None:
            sure[turn] = found.confidence
        if not sure or sure.get(turn, 0) >= SURE:
            break
    return max(sure, key=lambda one: sure[one], default=None)


@cache
def _installed() -> frozenset[str]:
    import pytesseract  # noqa: PLC0415  an optional extra

    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # pages are read side by side: threads in each slow them tenfold
    try:
        return frozenset(pytesseract.get_languages())
    except (pytesseract.TesseractError, OSError):
        return frozenset()


def _read(picture: Image, scale: float, seconds: float) -> Recognition | None:
    import pytesseract  # noqa: PLC0415  an optional extra

    if seconds <= 0:
        return None
    try:
        table = pytesseract.image_to_data(
            picture, lang=languages(), timeout=seconds, output_type=pytesseract.Output.DICT
        )
    except (pytesseract.TesseractError, RuntimeError, OSError):  # RuntimeError: the time is up
        return None
    words: list[Word] = []
    sure: list[float] = []
    top = bottom = 0.0
    places = (table[name] for name in ("level", "left", "top", "width", "height", "conf", "text"))
    rows = list(zip(*places, strict=True))
    for at, (level, left, upper, width, height, confidence, text) in enumerate(rows):
        if level == _LINE:
            top, bottom = upper / scale, (upper + height) / scale
        if level != _WORD or not text.strip():
            continue
        ends = at + 1 == len(rows) or rows[at + 1][0] != _WORD
        told = text.strip()
        if ends and told[-1] in "-‐¬" and told[-2:-1].isalpha():
            told = told[:-1] + HYPHENS[0]
        words.append(Word(told, (left / scale, top, (left + width) / scale, bottom), ends_line=ends))
        sure += [float(confidence)] * len(told)
    lettered = sum(any(letter.isalpha() for letter in word.text) for word in words)
    return Recognition(tuple(words), mean(sure)) if lettered >= _FEWEST_WORDS else None
