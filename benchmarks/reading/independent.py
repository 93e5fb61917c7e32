"""Readings by other means than ours: a PDF by two engines, a Word file by the text nodes of its own XML."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

import pdfplumber
import pypdfium2
from words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_W: Final = re.compile(r"\{[^}]*(?:wordprocessingml|wordprocessingml/2006)/main\}")
_PARTS: Final = re.compile(r"^word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$")
_NOT_SHOWN: Final = frozenset({"Fallback", "del", "moveFrom", "sectPr"})
_BREAKS: Final = frozenset({"tab", "br", "cr", "p"})
_DIGITS: Final = re.compile(r"\d+")
_RUNNING: Final = 2
_SIDES: Final = (0.3, 0.7)
_CROSSING: Final = 0.08
_MARGIN: Final = 0.1
_UP: Final = 15
_SAME_LINE: Final = 2


@dataclass(frozen=True, slots=True)
class Independent:
    """What other readings find: the words of each, and in order those of the ``single`` column pages."""

    readings: list[Counter[str]]
    ordered: list[str] | None = None
    single: int = 0


def of_pdf(path: Path) -> Independent:
    """Give the words of a PDF; a running head or foot counts once, and columns have no known order."""
    with pdfplumber.open(path) as pdf:
        plumber = [_lines(page.extract_words(x_tolerance_ratio=0.15, use_text_flow=True)) for page in pdf.pages]
        single = [not _has_gutter(page.extract_words(x_tolerance_ratio=0.15), float(page.width)) for page in pdf.pages]
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage() for page in document]
    pdfium = [page.get_text_range() for page in pages]
    single = [one and _goes_down(page, of.get_height()) for one, page, of in zip(single, pages, document, strict=True)]
    readings = [Counter(words_of("\n".join(_once(texts)))) for texts in (pdfium, plumber)]
    kept = [text for text, alone in zip(_body(pdfium), single, strict=True) if alone]
    return Independent(readings, words_of("\n".join(kept)) if kept else None, len(kept))


def of_word(path: Path) -> Independent:
    """Give the words of all text nodes of a Word file, comments and deleted text aside."""
    with zipfile.ZipFile(path) as package:
        names = sorted(name for name in package.namelist() if _PARTS.match(name))
        texts = ["".join(_texts(ET.fromstring(package.read(name)))) for name in names]  # noqa: S314  public files
    return Independent([Counter(words_of("\n".join(texts)))])


def _texts(node: ET.Element) -> Iterator[str]:
    name = node.tag.rpartition("}")[2]
    if name in _NOT_SHOWN:
        return
    if _W.match(node.tag) and name in _BREAKS:
        yield "\n"
    if _W.match(node.tag) and name == "noBreakHyphen":
        yield "-"
    if _W.match(node.tag) and name == "t":
        yield node.text or ""
    for child in node:
        yield from _texts(child)


def _once(pages: list[str]) -> Iterator[str]:
    """Give the lines of the pages, those that come back on several pages, their numbers aside, once."""
    counts = _counts(pages)
    seen: set[str] = set()
    for page in pages:
        for line in page.splitlines():
            key = _DIGITS.sub("#", line.strip())
            if counts[key] < _RUNNING or key not in seen:
                yield line
            seen.add(key)


def _body(pages: list[str]) -> list[str]:
    counts = _counts(pages)
    return [
        "\n".join(line for line in page.splitlines() if counts[_DIGITS.sub("#", line.strip())] < _RUNNING)
        for page in pages
    ]


def _counts(pages: list[str]) -> Counter[str]:
    return Counter(key for page in pages for key in {_DIGITS.sub("#", line.strip()) for line in page.splitlines()})


def _lines(words: list[dict[str, Any]]) -> str:
    """Give words as lines: a new one where the next word stands lower or higher."""
    text = ""
    for at, word in enumerate(words):
        same = at and abs(word["bottom"] - words[at - 1]["bottom"]) < _SAME_LINE
        text += (" " if same else "\n") + word["text"]
    return text


def _goes_down(page: pypdfium2.PdfTextPage, height: float) -> bool:
    """Tell whether the file holds the lines of a page from top to bottom, the margins aside."""
    tops = [page.get_rect(at)[3] for at in range(page.count_rects())]
    body = [top for top in tops if height * _MARGIN < top < height * (1 - _MARGIN)]
    return all(below <= above + _UP for above, below in pairwise(body))


def _has_gutter(words: list[dict[str, Any]], width: float) -> bool:
    """Tell whether a place in the middle of a page is crossed by few words, with many on either side."""
    if not words:
        return False
    first, last = (int(width * share) for share in _SIDES)
    lines = len({round(word["top"] / 3) for word in words})
    return any(
        sum(word["x0"] - 2 < place < word["x1"] + 2 for word in words) < _CROSSING * lines
        and sum(word["x0"] > place for word in words) > len(words) / 4
        for place in range(first, last, 4)
    )
