"""Word files (.docx, .docm, Strict or not): bytes → blocks, macros never touched."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dpa_check.document import Block, Coverage, Part, PartRead
from dpa_check.errors import Notice, ReadingError
from dpa_check.readers.outline import outlined
from dpa_check.readers.paragraph import Paragraph, Reading
from dpa_check.readers.word_body import Body
from dpa_check.readers.word_chunks import chunk_paragraphs
from dpa_check.readers.word_numbering import read_numbering
from dpa_check.readers.word_package import Package, W
from dpa_check.readers.word_styles import read_styles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from dpa_check.readers.options import Bounds
    from dpa_check.readers.word_package import Relation

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ASIDES: Final = (
    ("footnotes", Part.FOOTNOTE),
    ("endnotes", Part.FOOTNOTE),
    ("header", Part.HEADER),
    ("footer", Part.FOOTER),
)


def read_word(data: bytes, source: str, bounds: Bounds) -> Reading:
    """Give the blocks of a Word file, tracked changes accepted; headers, footers and notes follow the body."""
    package = Package.opened(data, source, bounds)
    name = package.main()
    root = package.xml(name)
    if root is None or root.tag != f"{W}document":
        raise ReadingError(source, "damaged")
    relations = package.relations(name)
    body = Body(
        read_styles(_part(package, relations, "styles")),
        read_numbering(_part(package, relations, "numbering")),
        {key: _chunk(package, one.target) for key, one in relations.items() if one.kind == "aFChunk"},
    )
    found = [*_flow(root, body), *_asides(package, relations, body)]
    if not found and not body.unread:
        raise ReadingError(source, "no-text", why="image" if body.pictures else "empty")
    blocks = outlined(found)
    return Reading(MEDIA_TYPE, blocks, _coverage(blocks, tuple(body.unread)))


def _flow(root: Element, body: Body) -> Iterator[Paragraph]:
    for child in root.iter(f"{W}body"):
        yield from body.walk(child)


def _asides(package: Package, relations: dict[str, Relation], body: Body) -> Iterator[Paragraph]:
    """Give the notes, then the headers and footers, those that several sections repeat once."""
    seen: set[tuple[Part, str]] = set()
    for kind, part in _ASIDES:
        for target in sorted({one.target for one in relations.values() if one.kind == kind}):
            for one in _aside(package.xml(target), body, part):
                if (part, one.text) not in seen or part is Part.FOOTNOTE:
                    seen.add((part, one.text))
                    yield one


def _aside(root: Element | None, body: Body, part: Part) -> Iterator[Paragraph]:
    if root is None:
        return
    if part is not Part.FOOTNOTE:
        yield from body.walk(root, part)
        return
    for note in root:
        if note.get(f"{W}type", "normal") == "normal":
            yield from body.walk(note, part)


def _chunk(package: Package, name: str) -> list[Paragraph] | None:
    data = package.data(name)
    return None if data is None else chunk_paragraphs(data, name)


def _part(package: Package, relations: dict[str, Relation], kind: str) -> Element | None:
    target = next((one.target for one in relations.values() if one.kind == kind), None)
    return package.xml(target) if target else None


def _coverage(blocks: tuple[Block, ...], unread: tuple[str, ...]) -> Coverage:
    counted: Counter[str] = Counter()
    for block in blocks:
        counted[block.part.value] += len(block.text)
    parts = [PartRead(part, count) for part, count in counted.items()]
    if not unread:
        return Coverage(complete=True, parts=tuple(parts))
    parts.append(PartRead("inserted files", 0, unread, "a file inserted in the document is of a type that is not read"))
    warning = Notice("inserted-files-unread", {"count": str(len(unread))})
    return Coverage(complete=False, parts=tuple(parts), warnings=(warning,))
