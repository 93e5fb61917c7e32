"""Rich text files (.rtf), through striprtf: bytes → blocks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from striprtf.striprtf import rtf_to_text

from dpa_check.document import BlockKind, Coverage, Part, PartRead
from dpa_check.errors import Notice, ReadingError
from dpa_check.readers.cleaning import clean
from dpa_check.readers.paragraph import Paragraph, Reading
from dpa_check.readers.text import finished

if TYPE_CHECKING:
    from collections.abc import Iterator

MEDIA_TYPE: Final = "application/rtf"
_MARGIN: Final = re.compile(r"\\(?:header|footer)[lrf]?(?![a-z])")
_NOTE: Final = re.compile(r"\\footnote(?![a-z])")
_BOX: Final = re.compile(r"\\shptxt(?![a-z])")
_CHANGE: Final = re.compile(r"\\(?:deleted|revised)(?![a-z])")


def read_rtf(data: bytes, source: str) -> Reading:
    """Give the blocks of a rich text file; headers, footers and notes stand where the file has them.

    striprtf leaves headers and notes out, so their marks are taken away first; text boxes it cannot read, and they are
    told as not read. Raises ReadingError when nothing can be read.
    """
    marked = data.decode("latin-1")
    shown = _NOTE.sub(" ", _MARGIN.sub(r"\\par ", marked))
    try:
        text = rtf_to_text(shown, errors="replace")  # type: ignore[no-untyped-call]  # it has no types
    except (ValueError, LookupError, IndexError, RecursionError) as error:
        raise ReadingError(source, "damaged") from error
    reading = finished(_paragraphs(text), MEDIA_TYPE)
    if not reading.blocks:
        raise ReadingError(source, "no-text", why="empty")
    return replace(reading, coverage=_coverage(reading.coverage, marked))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for line in text.splitlines():
        cells = [clean(cell) for cell in line.split("|")]
        if len(cells) > 1 and not cells[-1] and any(cells):
            yield Paragraph(" | ".join(cells[:-1]), Part.TABLE, kind=BlockKind.ROW)
        elif clean(line):
            yield Paragraph(clean(line))


def _coverage(coverage: Coverage, marked: str) -> Coverage:
    boxes = len(_BOX.findall(marked))
    parts, warnings = list(coverage.parts), list(coverage.warnings)
    if boxes:
        parts.append(PartRead("text boxes", 0, (str(boxes),), "text boxes of rich text files are not read"))
        warnings.append(Notice("text-boxes-unread", {"count": str(boxes)}))
    if _CHANGE.search(marked):
        warnings.append(Notice("changes-not-told", {}))
    return Coverage(complete=not boxes, parts=tuple(parts), warnings=tuple(warnings))
