"""OpenDocument texts (.odt), through odfdo: bytes → blocks, tracked changes accepted."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import odfdo

from dpa_check.document import BlockKind, Mark, MarkKind, Part
from dpa_check.errors import Notice, ReadingError
from dpa_check.readers.cleaning import clean
from dpa_check.readers.headings import is_title
from dpa_check.readers.paragraph import Paragraph, Reading
from dpa_check.readers.text import finished
from dpa_check.readers.word_package import Package
from dpa_check.readers.word_styles import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from odfdo import Element

    from dpa_check.readers.options import Bounds

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"
_SKIPPED: Final = frozenset(
    {"text:tracked-changes", "office:annotation", "text:note", "text:sequence-decls", "draw:text-box", "office:forms"}
)
_INDENT: Final = 10


def read_odt(data: bytes, source: str, bounds: Bounds) -> Reading:
    """Give the blocks of an OpenDocument text; notes and boxes follow their paragraph, headers and footers the body.

    Raises ReadingError when the package is damaged, encrypted, too large, or declares entities.
    """
    package = Package.opened(data, source, bounds)
    if b"encryption-data" in (package.data("META-INF/manifest.xml") or b""):
        raise ReadingError(source, "encrypted")
    for name in ("content.xml", "styles.xml"):
        if b"<!ENTITY" in (package.data(name) or b""):
            raise ReadingError(source, "damaged", part=name)
    try:
        file = odfdo.Document(io.BytesIO(data))
        found = [*_blocks(file.body, Part.BODY, 0), *_margins(file)]
        marks = tuple(_marks(file.body))
    except (SyntaxError, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError) as error:
        raise ReadingError(source, "damaged") from error
    reading = finished(found, MEDIA_TYPE)
    if not reading.blocks:
        raise ReadingError(source, "no-text", why="empty")
    changed = any(mark.kind is not MarkKind.COMMENT for mark in marks)
    warnings = (Notice("changes-accepted", {}),) if changed else ()
    return replace(reading, coverage=replace(reading.coverage, warnings=warnings), marks=marks)


def _blocks(parent: Element, part: Part, depth: int) -> Iterator[Paragraph]:
    """Give the paragraphs, items and rows below an element, in order."""
    for child in parent.children:
        if child.tag in {"text:p", "text:h"}:
            yield from _paragraph(child, part, depth)
        elif child.tag == "table:table":
            yield from _rows(child, part)
        elif child.tag not in _SKIPPED:
            yield from _blocks(child, part, depth + (child.tag == "text:list"))


def _paragraph(element: Element, part: Part, depth: int) -> Iterator[Paragraph]:
    text = clean(_words(element))
    if text:
        titled = element.tag == "text:h" and is_title(text, strong=True)
        yield Paragraph(
            text,
            part,
            kind=BlockKind.HEADING if titled else None,
            level=(whole(str(element.get_attribute("text:outline-level"))) or 1) if titled else None,
            bulleted=depth > 0 and not titled,
            indent=depth * _INDENT,
        )
    for note in element.get_elements("descendant::text:note-body"):
        yield from _blocks(note, Part.FOOTNOTE, 0)
    for box in element.get_elements("descendant::draw:text-box"):
        yield from _blocks(box, Part.TEXTBOX, 0)


def _rows(table: Element, part: Part) -> Iterator[Paragraph]:
    inner = Part.TABLE if part is Part.BODY else part
    for row in table.get_elements("descendant::table:table-row"):
        cells = [list(_blocks(cell, part, 0)) for cell in row.children if cell.tag == "table:table-cell"]
        texts = [" ".join(one.text for one in cell if one.part is part) for cell in cells]
        if any(texts):
            yield Paragraph(" | ".join(texts).strip(), inner, kind=BlockKind.ROW)
        for cell in cells:
            yield from (one for one in cell if one.part is not part and one.part is not Part.TABLE)


def _margins(file: odfdo.Document) -> Iterator[Paragraph]:
    seen: set[str] = set()
    styles = file.get_part("styles.xml")
    if not isinstance(styles, odfdo.XmlPart):
        return
    for name, part in (("header", Part.HEADER), ("footer", Part.FOOTER)):
        for element in styles.get_elements(f"//style:{name}"):
            for one in _blocks(element, part, 0):
                if one.text not in seen:
                    seen.add(one.text)
                    yield one


def _words(element: Element) -> str:
    """Give the words of a paragraph as they are shown, without its notes, comments and boxes."""
    words = element.text or ""
    for child in element.children:
        if child.tag not in _SKIPPED:
            words += child.text if child.tag in {"text:tab", "text:s", "text:line-break"} else _words(child)
        words += child.tail or ""
    return words


def _marks(body: Element) -> Iterator[Mark]:
    """Give the tracked changes and the comments, in the order in which the file lists them."""
    for region in body.get_elements("descendant::text:changed-region"):
        for kind in (MarkKind.INSERTED, MarkKind.DELETED):
            for change in region.get_elements(f"text:{'insertion' if kind is MarkKind.INSERTED else 'deletion'}"):
                yield Mark(kind, _told(change), *_by(change))
    for comment in body.get_elements("descendant::office:annotation"):
        yield Mark(MarkKind.COMMENT, _told(comment), *_by(comment))


def _told(element: Element) -> str:
    return clean(" ".join(_words(one) for one in element.get_elements("text:p|text:h")))


def _by(element: Element) -> tuple[str, str]:
    """Give the author and the date of a change or a comment."""
    found = (element.get_elements("descendant::dc:creator"), element.get_elements("descendant::dc:date"))
    author, date = ((one[0].text or "") if one else "" for one in found)
    return author, date
