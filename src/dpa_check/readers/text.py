"""Plain text and Markdown: bytes → blocks."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dpa_check.document import BlockKind, Coverage, Part, PartRead
from dpa_check.readers.cleaning import clean
from dpa_check.readers.joining import paragraphs
from dpa_check.readers.outline import outlined
from dpa_check.readers.paragraph import Line, Paragraph, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BOMS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WIDEST: Final = 125
_NARROWEST: Final = 50
_SHARE_WITHIN: Final = 0.9
_FEWEST_CUT: Final = 3
_SHARE_CUT: Final = 0.1
_SLACK: Final = 3
_RULE: Final = re.compile(r"^[\s*_=~.·—–-]{3,}$")
_SEPARATOR: Final = re.compile(r"^\|?[\s:|-]+\|[\s:|-]*$")


def decoded(data: bytes) -> str | None:
    """Give bytes as text (UTF-8, UTF-16 or Windows-1252), or None when they are no text."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _decode(data, name)
    if b"\0" in data:
        return _without_mark(data)
    return _decode(data, "utf-8") or _decode(data, "cp1252") or data.decode("latin-1")


def read_text(text: str) -> Reading:
    """Give the blocks of a plain text and the account of the reading."""
    return finished(rows_told(paragraphs(lines_of(text.expandtabs(4).splitlines()))), "text/plain")


def finished(found: Iterable[Paragraph], media_type: str) -> Reading:
    """Give the blocks of paragraphs, with a coverage of one part, ``body``."""
    blocks = outlined(found)
    body = PartRead("body", sum(len(block.text) for block in blocks))
    return Reading(media_type, blocks, Coverage(complete=True, parts=(body,)))


def lines_of(raw: list[str]) -> list[Line]:
    """Give the lines of a text that hold words, each with the space above it and whether it was cut by wrapping."""
    return _unspaced(list(_lines(raw)))


def rows_told(found: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Give the paragraphs, those that are rows of a table ("a | b") told as such; rules between rows are dropped."""
    for one in found:
        if _SEPARATOR.match(one.text) and "-" in one.text:
            continue
        cells = row_cells(one.text)
        if not cells:
            yield one
        elif any(cells):
            yield replace(one, text=" | ".join(cells), part=Part.TABLE, kind=BlockKind.ROW)


def row_cells(text: str) -> list[str]:
    """Give the cells of a table's row, or nothing when the line is none.

    >>> row_cells("| Finalité | Fourniture du service |")
    ['Finalité', 'Fourniture du service']
    """
    if not text.startswith("|") and " | " not in text:
        return []
    inner = text.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]


def _lines(raw: list[str]) -> Iterator[Line]:
    width = _width(raw)
    apart = False
    for at, line in enumerate(raw):
        text = clean(line)
        if not text or (_RULE.match(text) and not text.startswith("..")):
            apart = True
            continue
        room = width - len(line.rstrip()) - _SLACK
        full = bool(width) and room <= len(next((one.split()[0] for one in raw[at + 1 :] if one.strip()), ""))
        yield Line(text, indent=len(line) - len(line.lstrip()), apart=apart, full=full)
        apart = False


def _width(raw: list[str]) -> int:
    """Give the width at which the lines of a file were wrapped, or 0 when they were not."""
    written = [line.strip() for line in raw if line.strip()]
    cut = sum(below[0].islower() and not above.endswith((".", ";", ":")) for above, below in pairwise(written))
    if cut < max(_FEWEST_CUT, len(written) * _SHARE_CUT):
        return 0
    within = sorted(len(line.rstrip()) for line in raw if line.strip())[int(len(written) * _SHARE_WITHIN)]
    return within if _NARROWEST <= within <= _WIDEST else 0


def _unspaced(lines: list[Line]) -> list[Line]:
    """Give the lines as they are, or without the blank line that a conversion put between any two of a wrapped text."""
    spaced = sum(line.apart for line in lines)
    cut = sum(line.apart and line.text[0].islower() and before.text[-1].isalpha() for before, line in pairwise(lines))
    if spaced < (len(lines) - 1) * _SHARE_WITHIN or cut * 3 < len(lines):
        return lines
    return [Line(line.text, line.indent, full=line.full) for line in lines]


def _decode(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _without_mark(data: bytes) -> str | None:
    """Give UTF-16 without its mark as text: every other byte of Latin letters is zero."""
    if len(data) % 2 == 0 and data[1::2].count(0) * 2 > len(data) // 2:
        return _decode(data, "utf-16-le")
    if len(data) % 2 == 0 and data[::2].count(0) * 2 > len(data) // 2:
        return _decode(data, "utf-16-be")
    return None
