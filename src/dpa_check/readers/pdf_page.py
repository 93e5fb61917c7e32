"""One page of a PDF as pdfium reads it: its words with their places, its rules and its pictures."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium

from dpa_check.frame import Frame, sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage, PdfTextPage

    from dpa_check.readers.paragraph import Box

HYPHENS: Final = "\x02\ufffe"
_WORD: Final = re.compile(rf"[^\s\x00{HYPHENS}]+[{HYPHENS}]?")
_BREAK: Final = re.compile(r"[\r\n]")
_BOLD: Final = re.compile(rb"bold|black|heavy|demi|semib", re.IGNORECASE)
_BOLD_WEIGHT: Final = 600
_NAME_LENGTH: Final = 96
_MOST_OBJECTS: Final = 20_000
_SHORTEST_TURNED: Final = 4
_THIN: Final = 2.5
_SHORTEST_RULE: Final = 12


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place, (x0, top, x1, bottom) in points from the page's upper left corner.

    A word that goes on in the next line ends with one of HYPHENS.
    """

    text: str
    box: Box
    bold: bool = False
    ends_line: bool = False

    @property
    def height(self) -> float:
        """Give the height of its letters."""
        return self.box[3] - self.box[1]

    @property
    def is_upright(self) -> bool:
        """Tell whether it runs across the page, not up or down its margin."""
        return len(self.text) < _SHORTEST_TURNED or self.height <= 1.5 * (self.box[2] - self.box[0])


@dataclass(frozen=True, slots=True)
class Rules:
    """The ruled lines of a page: horizontal ones as (y, x0, x1), vertical ones as (x, top, bottom), and boxes."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page; ``covered`` is the share of it that its largest picture covers, from 0 to 1.

    ``confidence`` is that of a page read by text recognition, from 0 to 100, and ``turn`` by how many degrees its
    picture was turned, counter-clockwise, to be read; ``comments`` are how many stand on it.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    text: str
    rules: Rules
    covered: float = 0
    shapes: int = 0
    confidence: float | None = None
    comments: int = 0
    turn: int = 0

    def as_shown(self, box: Box) -> Box:
        """Give the box of a word on the page as it is shown, whatever turn it was read at.

        >>> Page(1, 100, 200, (), "", Rules(), turn=180).as_shown((10, 20, 30, 40))
        (70, 160, 90, 180)
        """
        x0, top, x1, bottom = box
        if self.turn == 90:  # noqa: PLR2004  a quarter turn
            return (self.width - bottom, x0, self.width - top, x1)
        if self.turn == 180:  # noqa: PLR2004  a half turn
            return (self.width - x1, self.height - bottom, self.width - x0, self.height - top)
        if self.turn == 270:  # noqa: PLR2004  three quarters
            return (top, self.height - x1, bottom, self.height - x0)
        return box


def read_page(page: PdfPage, number: int) -> Page:
    """Give the words, the rules and the pictures of a page."""
    frame = frame_of(page)
    textpage = page.get_textpage()
    try:
        text = _text(textpage)
        words = tuple(_words(textpage, text, frame))
    finally:
        textpage.close()
    rules, covered, shapes = _drawn(page, frame)
    return Page(number, frame.width, frame.height, words, text, rules, covered, shapes)


def frame_of(page: PdfPage) -> Frame:
    """Give the visible part of a page."""
    left, bottom, right, top = (sound(float(edge)) for edge in page.get_bbox())
    return Frame(left, bottom, right, top, int(page.get_rotation()))


def _text(textpage: PdfTextPage) -> str:
    """Give the text, one character for each of pdfium's, so that a place in it is that of a character box."""
    count = int(textpage.count_chars())
    text = str(textpage.get_text_range()) if count > 0 else ""
    if len(text) == count:
        return text
    codes = (int(pdfium.FPDFText_GetUnicode(textpage, at)) for at in range(count))
    return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)  # noqa: PLR2004


def _words(textpage: PdfTextPage, text: str, frame: Frame) -> Iterator[Word]:
    rect = pdfium.FS_RECTF()
    place = ctypes.byref(rect)
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    matches = list(_WORD.finditer(text))
    for at, match in enumerate(matches):
        last = match.end() - 1 - (match.group()[-1] in HYPHENS and len(match.group()) > 1)
        if not pdfium.FPDFText_GetLooseCharBox(textpage, match.start(), place):
            continue
        x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
        if last > match.start() and pdfium.FPDFText_GetLooseCharBox(textpage, last, place):
            x0, y0, x1, y1 = min(x0, rect.left), min(y0, rect.bottom), max(x1, rect.right), max(y1, rect.top)
        following = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        broken = match.group()[-1] in HYPHENS or bool(_BREAK.search(text, match.end(), following))
        ends = broken or at + 1 == len(matches)
        yield Word(match.group(), frame.shown(x0, y0, x1, y1), _bold(textpage, match.start(), name), ends)


def _bold(textpage: PdfTextPage, at: int, name: ctypes.Array[ctypes.c_char]) -> bool:
    flags = ctypes.c_int()
    length = int(pdfium.FPDFText_GetFontInfo(textpage, at, name, _NAME_LENGTH, ctypes.byref(flags)))
    if 0 < length <= _NAME_LENGTH and _BOLD.search(name.raw[:length]):
        return True
    return int(pdfium.FPDFText_GetFontWeight(textpage, at)) >= _BOLD_WEIGHT


def _drawn(page: PdfPage, frame: Frame) -> tuple[Rules, float, int]:
    """Give the rules of a page, the share that its largest picture covers, and how many shapes are drawn on it."""
    rules, covered, shapes = Rules(), 0.0, 0
    area = frame.width * frame.height or 1
    for kind, box in _boxes(page, frame):
        width, height = box[2] - box[0], box[3] - box[1]
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            covered = max(covered, width * height / area)
            continue
        shapes += 1
        if height <= _THIN and width >= _SHORTEST_RULE:
            rules.across.append(((box[1] + box[3]) / 2, box[0], box[2]))
        elif width <= _THIN and height >= _SHORTEST_RULE / 2:
            rules.down.append(((box[0] + box[2]) / 2, box[1], box[3]))
        elif _THIN < height < frame.height * 0.9 and _SHORTEST_RULE < width < frame.width * 0.98:
            rules.boxes.append(box)
    return rules, min(covered, 1.0), shapes


def _boxes(page: PdfPage, frame: Frame) -> Iterator[tuple[int, Box]]:
    edges = [ctypes.c_float() for _ in range(4)]
    references = [ctypes.byref(edge) for edge in edges]
    for at in range(min(int(pdfium.FPDFPage_CountObjects(page)), _MOST_OBJECTS)):
        one = pdfium.FPDFPage_GetObject(page, at)
        kind = int(pdfium.FPDFPageObj_GetType(one))
        if kind in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM} and (
            pdfium.FPDFPageObj_GetBounds(one, *references)
        ):
            box = frame.shown(*(edge.value for edge in edges))
            yield (pdfium.FPDF_PAGEOBJ_IMAGE if kind == pdfium.FPDF_PAGEOBJ_FORM else kind), box
