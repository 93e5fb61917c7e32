"""Word files (.docx, .docm, Strict or not): bytes → blocks, macros never touched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dpa_check.document import Part
from dpa_check.errors import ReadingError
from dpa_check.readers.outline import outlined
from dpa_check.readers.paragraph import Paragraph, Reading
from dpa_check.readers.word_body import Body
from dpa_check.readers.word_chunks import chunk_paragraphs
from dpa_check.readers.word_comments import comments_of
from dpa_check.readers.word_ledger import COVERED, coverage_of
from dpa_check.readers.word_numbering import read_numbering
from dpa_check.readers.word_package import Package, W
from dpa_check.readers.word_styles import read_styles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from dpa_check.document import Block, Mark
    from dpa_check.readers.options import Options
    from dpa_check.readers.word_package import Relation

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ASIDES: Final = (
    ("footnotes", Part.FOOTNOTE),
    ("endnotes", Part.FOOTNOTE),
    ("header", Part.HEADER),
    ("footer", Part.FOOTER),
)
_MARGINS: Final = frozenset({Part.HEADER, Part.FOOTER})


@dataclass(frozen=True, slots=True)
class Walk:
    """A Word file as it was walked: the name and root of its main part, and all paragraphs in reading order."""

    name: str
    root: Element
    body: Body
    found: list[Paragraph]
    repeated: int

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Give a block for each paragraph, in the same order."""
        return outlined(self.found)


def walk_word(data: bytes, source: str, options: Options) -> Walk:
    """Give the paragraphs of a Word file, tracked changes as told; headers, footers and notes follow the body."""
    package = Package.opened(data, source, options.bounds)
    name = package.main()
    root = package.xml(name)
    if root is None or root.tag != f"{W}document":
        raise ReadingError(source, "damaged")
    relations = package.relations(name)
    body = Body(
        read_styles(_part(package, relations, "styles")),
        read_numbering(_part(package, relations, "numbering")),
        {key: _chunk(package, one.target) for key, one in relations.items() if one.kind == "aFChunk"},
        comments_of(_part(package, relations, "comments")),
        options.revisions,
    )
    found, repeated = _told_once([*_flow(root, body), *_asides(package, relations, body)])
    return Walk(name, root, body, found, repeated)


def read_word(data: bytes, source: str, options: Options) -> Reading:
    """Give the blocks of a Word file, tracked changes as told; headers, footers and notes follow the body."""
    walk = walk_word(data, source, options)
    body = walk.body
    if not walk.found and not body.unread:
        raise ReadingError(source, "no-text", why="image" if body.pictures else "empty")
    blocks = walk.blocks
    marks = _marks(walk.found, blocks, body)
    seen_only = (("repeated headers and footers", "read once", walk.repeated), ("covered cells", COVERED, body.covered))
    coverage = coverage_of(blocks, marks, unread=tuple(body.unread), left_out=seen_only, revisions=options.revisions)
    return Reading(MEDIA_TYPE, blocks, coverage, marks=marks)


def _marks(found: list[Paragraph], blocks: tuple[Block, ...], body: Body) -> tuple[Mark, ...]:
    """Give the marks in reading order, each with the number of its clause; comments anchored nowhere come last."""
    placed = [
        replace(mark, number=block.number) for one, block in zip(found, blocks, strict=True) for mark in one.marks
    ]
    placed += body.marks
    known = {replace(mark, number=None) for mark in placed}
    return (*placed, *(one for one in body.comments.values() if one not in known and one.text))


def _flow(root: Element, body: Body) -> Iterator[Paragraph]:
    for child in root.iter(f"{W}body"):
        yield from body.walk(child)


def _asides(package: Package, relations: dict[str, Relation], body: Body) -> Iterator[Paragraph]:
    """Give the notes, then the headers and footers."""
    for kind, part in _ASIDES:
        for target in sorted({one.target for one in relations.values() if one.kind == kind}):
            yield from _aside(package.xml(target), body, part)


def _told_once(found: list[Paragraph]) -> tuple[list[Paragraph], int]:
    """Give the paragraphs, headers and footers that several sections repeat being told once, and what they repeat."""
    seen: set[tuple[Part, str]] = set()
    kept, repeated = [], 0
    for one in found:
        if one.part in _MARGINS and (one.part, one.text) in seen:
            repeated += len(one.text)
            continue
        seen.add((one.part, one.text))
        kept.append(one)
    return kept, repeated


def _aside(root: Element | None, body: Body, part: Part) -> Iterator[Paragraph]:
    if root is None:
        return
    if part is not Part.FOOTNOTE:
        yield from body.walk(root, part)
        return
    for note in root:
        if note.get(f"{W}type", "normal") == "normal":
            yield from (replace(one, note=note) for one in body.walk(note, part))


def _chunk(package: Package, name: str) -> list[Paragraph] | None:
    data = package.data(name)
    return None if data is None else chunk_paragraphs(data, name)


def _part(package: Package, relations: dict[str, Relation], kind: str) -> Element | None:
    target = next((one.target for one in relations.values() if one.kind == kind), None)
    return package.xml(target) if target else None
