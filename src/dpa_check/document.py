"""What a reader gives back: an agreement as blocks of text, with a record of what was read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dpa_check.errors import Notice

BLOCK_SEPARATOR: Final = "\n\n"

Box: TypeAlias = tuple[float, float, float, float]
"""(x0, top, x1, bottom), in points from the upper left corner of a page as it is shown."""


class BlockKind(StrEnum):
    """What a block of text is in its agreement."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


class Part(StrEnum):
    """The part of the file a block was found in."""

    BODY = "body"
    TABLE = "table"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    TEXTBOX = "textbox"
    ANNEX = "annex"


ANNEXES: Final = r"annexe?|schedule|appendi(?:x|ce)|exhibit|attachment"
"""The names of an annex, as a regular expression."""
_ANNEX: Final = re.compile(ANNEXES, re.IGNORECASE)
_ASIDE: Final = frozenset({Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.TEXTBOX})


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change of Word: ``inserted`` or ``deleted``, by whom, when (ISO 8601)."""

    kind: str
    author: str
    date: str


class MarkKind(StrEnum):
    """What a file holds beside its plain text: tracked changes, comments, and words that a reader does not see."""

    INSERTED = "inserted"
    DELETED = "deleted"
    COMMENT = "comment"
    HIDDEN = "hidden"
    WHITE = "white"
    TINY = "tiny"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that are not plain text of the agreement, by whom and when (ISO 8601), with the clause they stand in."""

    kind: MarkKind
    text: str
    author: str = ""
    date: str = ""
    number: str | None = None


class Printed(NamedTuple):
    """A word of a page as it is printed there: its letters, its page (from 1), its box."""

    text: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Printing:
    """The words that pages show for a block, in reading order, held as few values: a file has many thousands.

    >>> Printing.of([Printed("Art.", 1, (0, 0, 20, 9))]).words()
    (Printed(text='Art.', page=1, box=(0, 0, 20, 9)),)
    """

    texts: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    edges: tuple[float, ...] = ()

    @classmethod
    def of(cls, words: Sequence[Printed]) -> Printing:
        """Give the words as they are held."""
        edges = tuple(edge for word in words for edge in word.box)
        return cls(tuple(word.text for word in words), tuple(word.page for word in words), edges)

    def words(self) -> tuple[Printed, ...]:
        """Give the words one by one."""
        edges = iter(self.edges)
        boxes = zip(edges, edges, edges, edges, strict=True)
        return tuple(Printed(*word) for word in zip(self.texts, self.pages, boxes, strict=True))


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item or a table row, with its place.

    ``text`` is the text as the file shows it, on one line, typed numbers included ("8.2 The Processor ...");
    ``number`` is the clause number ("8.2(a)"), typed or rebuilt from automatic numbering; ``level`` is the
    depth of a heading or of a list item, from 1; ``page`` counts from 1; ``bbox`` is the box of what stands on that
    page. A table row joins its cells with " | ". ``confidence`` is that of text recognition, from 0 to 100, on the page
    of the block, where it was read by it. ``printed`` are the words that a page shows for it, in reading order.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    part: Part = Part.BODY
    number: str | None = None
    level: int | None = None
    page: int | None = None
    bbox: Box | None = None
    revision: Revision | None = None
    confidence: float | None = None
    printed: Printing = field(default=Printing(), repr=False, compare=False)


class Means(StrEnum):
    """How a page was read: its own text, its text with rows of tables, or a picture by text recognition."""

    TEXT = "text"
    TABLES = "tables"
    RECOGNITION = "recognition"


@dataclass(frozen=True, slots=True)
class PartRead:
    """How much of one part of the file was read: characters read, and pages or units not read, with the reason.

    ``unread_characters`` counts those that were seen and left out, a deletion or a comment, for example.
    ``confidence`` is that of text recognition, from 0 to 100, where the part was read by it. ``means`` says how a page
    of a PDF was read, None for one that was not, and for the parts of other files.
    """

    name: str
    characters: int
    unread: tuple[str, ...] = ()
    reason: str | None = None
    unread_characters: int = 0
    confidence: float | None = None
    means: Means | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The account of a reading; ``complete`` is false as soon as anything could not be read."""

    complete: bool
    parts: tuple[PartRead, ...] = ()
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Document:
    r"""An agreement as read; offsets in it count Unicode code points of ``text``.

    >>> Document("a.txt", "0" * 64, "text/plain", None, (Block("One."), Block("Two.")), Coverage(True)).text
    'One.\n\nTwo.'
    """

    source: str
    sha256: str
    media_type: str
    page_count: int | None
    blocks: tuple[Block, ...]
    coverage: Coverage
    marks: tuple[Mark, ...] = ()

    @cached_property
    def text(self) -> str:
        """The whole text: the blocks in reading order, with an empty line between."""
        return BLOCK_SEPARATOR.join(block.text for block in self.blocks)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset of each block in ``text``."""
        offsets, position = [], 0
        for block in self.blocks:
            offsets.append(position)
            position += len(block.text) + len(BLOCK_SEPARATOR)
        return tuple(offsets)

    @cached_property
    def clause_numbers(self) -> tuple[str | None, ...]:
        """The number of the clause that each block stands in: its own, or that of the clause or heading above it.

        A heading without a number opens a clause that has none; headers, footers and notes stand in no clause. What
        stands in an annex is told by it, since its numbers begin anew: "Annex 2, 3.1".
        """
        numbers: list[str | None] = []
        annex = current = ""
        for block in self.blocks:
            if block.part in _ASIDE:
                numbers.append(None)
                continue
            own = block.number or ""
            if block.kind is BlockKind.HEADING and block.part is Part.ANNEX and _ANNEX.match(own):
                annex, own, current = own, "", ""
            elif block.kind is BlockKind.HEADING or (own and block.kind is BlockKind.PARAGRAPH):
                current = own
            numbers.append(_in_annex(annex, own or current) or None)
        return tuple(numbers)


def _in_annex(annex: str, number: str) -> str:
    """Give a number with the annex that it stands in: "Annex 2, 3.1", "Annex 2(a)"."""
    return f"{annex}{'' if number.startswith('(') or not annex or not number else ', '}{number}"
