"""What a reader finds before it is a block: lines with their place, and paragraphs with what the file says of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dpa_check.document import Box, Part

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from dpa_check.document import Block, BlockKind, Coverage, Mark, Printed, Revision

__all__ = ["Box", "Line", "Paragraph", "Reading", "Written"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page or of a text file.

    ``apart`` says that a space stands above it; ``full`` that it reaches the right edge, so that its end is no choice
    of the author; ``strong`` that it stands out (larger or bold); ``indent`` is in characters or points.
    """

    text: str
    indent: float = 0
    apart: bool = False
    full: bool = False
    strong: bool = False
    page: int | None = None
    box: Box | None = None
    printed: tuple[Printed, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Written:
    """Characters as a Word file holds them, and the element that does."""

    text: str
    element: Element


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``kind`` and ``level`` are those that the file itself declares, or None.

    ``label`` is a number that the file shows but does not hold as text (automatic numbering of Word), ``bulleted``
    that it shows a bullet; ``indent`` tells nested items apart; ``marks`` are the changes and comments within it;
    ``printed`` are the words of a page, as on a Line. Of Word, so that its words can be found again: ``written`` is
    what they were read from, ``inner`` the paragraphs that a row joins, ``note`` the footnote that they are part of.
    """

    text: str
    part: Part = Part.BODY
    kind: BlockKind | None = None
    level: int | None = None
    label: str = ""
    bulleted: bool = False
    indent: float = 0
    strong: bool = False
    page: int | None = None
    box: Box | None = None
    revision: Revision | None = None
    marks: tuple[Mark, ...] = ()
    printed: tuple[Printed, ...] = field(default=(), repr=False)
    written: tuple[Written, ...] = field(default=(), repr=False, compare=False)
    inner: tuple[Paragraph, ...] = field(default=(), repr=False, compare=False)
    note: Element | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader gives back: the blocks of a file and the account of its reading."""

    media_type: str
    blocks: tuple[Block, ...]
    coverage: Coverage
    page_count: int | None = None
    marks: tuple[Mark, ...] = ()
