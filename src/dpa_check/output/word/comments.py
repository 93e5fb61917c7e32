"""The comments themselves, as Word keeps them: paragraphs with their labels in bold, by "dpa-check", without a date."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from dpa_check.output.word.layout import STRICT, USUAL, Layout, appended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dpa_check.output.note import Paragraph

AUTHOR: Final = "dpa-check"
INITIALS: Final = "dpa"
_ID: Final = re.compile(rb"\bid=[\"'](-?\d+)[\"']")
_NOT_XML: Final = re.compile(r"[^\t\n\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_LAYOUT: Final = (
    '<w:pPr><w:spacing w:before="0" w:after="60"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
)
_SIZE: Final = '<w:sz w:val="20"/><w:szCs w:val="20"/>'


def free_ids(*parts: bytes) -> Iterator[int]:
    """Give numbers that no part uses to identify anything, the lowest first.

    >>> next(free_ids(b'<w:ins w:id="0"/>', b"<w:comment w:id='1'/>"))
    2
    """
    taken = {int(found) for part in parts for found in _ID.findall(part)}
    return (number for number in count() if number not in taken)


def empty_part(*, strict: bool) -> bytes:
    """Give a part of comments that has none."""
    space = STRICT if strict else USUAL
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{space}"/>'.encode()


def with_comments(part: bytes, comments: Iterable[tuple[int, str, Iterable[Paragraph]]]) -> bytes:
    """Give a part of comments with more of them at its end: the number, title and paragraphs of each."""
    declared = Layout(part).declaration
    return appended(part, "".join(_comment(*one, declared) for one in comments))


def _comment(number: int, title: str, paragraphs: Iterable[Paragraph], declared: str) -> str:
    told = "".join(_paragraph(one.label, one.words) for one in paragraphs)
    return (
        f'<w:comment{declared} w:id="{number}" w:author="{AUTHOR}" w:initials="{INITIALS}">'
        f"{_paragraph(title, '', sign=True)}{told}</w:comment>"
    )


def _paragraph(label: str, words: str, *, sign: bool = False) -> str:
    """Give a paragraph of a comment; the first has the sign of the comment."""
    runs = "<w:r><w:annotationRef/></w:r>" if sign else ""
    if label:
        runs += _run(f"{label} " if words else label, bold=True)
    if words:
        runs += _run(words, bold=False)
    return f"<w:p>{_LAYOUT}{runs}</w:p>"


def _run(words: str, *, bold: bool) -> str:
    weight = "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    text = escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words))
    return f'<w:r><w:rPr>{weight}{_SIZE}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
