"""The structure of an agreement: its sentences with the heading above and the lead-in before each."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span

from dpa_check.document import Block, BlockKind, Document, Part
from dpa_check.library.language import LANGUAGES
from dpa_check.nlp.languages import LanguageTeller, block_languages
from dpa_check.nlp.sentences import Piece, pieces

LONGEST_LEAD = 60
"""Words of an introducing sentence that its items are read with; the last ones are kept."""
_MARK: Final = re.compile(r"\(?([a-z]{1,5}|\d{1,2})[).]\s", re.IGNORECASE)
_DEFAULT_LEVEL = 50
_LONGEST_COLUMN = 6
"""The most words that name a column."""
_MARGINS = (Part.HEADER, Part.FOOTER)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as offsets of the document's text; ``lead`` gives those of the words that introduce it."""

    block: int
    paragraph: int
    headings: tuple[int, ...]
    start: int
    end: int
    lead: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence that introduces a list: its level, the kind of its own mark ("" for a paragraph) and its offsets."""

    level: int
    style: str
    span: tuple[int, int]

    def holds(self, level: int, style: str) -> bool:
        """Tell whether an item of that level and mark is one of its own: (i) after "(a) …:", but not (b)."""
        return self.level < level or (self.level == level and style != self.style)


def sentences_of(document: Document) -> list[Sentence]:
    """Give the sentences of a document, in order, each with its headings, its paragraph and its lead-in.

    A paragraph number is shared by a paragraph and the list it introduces.
    """
    found: list[Sentence] = []
    headings: list[tuple[int, int]] = []
    leads: list[Lead] = []
    paragraph = -1
    head: tuple[int, int] | None = None
    for index, (block, offset) in enumerate(zip(document.blocks, document.starts, strict=True)):
        if block.kind is BlockKind.HEADING and block.part not in _MARGINS:
            level = block.level or _DEFAULT_LEVEL
            headings = [(kept, at) for kept, at in headings if kept < level]
        level = block.level or 1
        continues = block.kind is BlockKind.ITEM or _continues_list(block)
        style = _mark_style(block.text) if block.kind is BlockKind.ITEM else ""
        leads = [lead for lead in leads if lead.holds(level, style)] if continues else []
        if not (continues and leads) and not (block.kind is BlockKind.ROW and _follows_row(document, index)):
            paragraph += 1
        above = tuple(at for _, at in headings)
        outer = leads[-1].span if leads else None
        if block.kind is not BlockKind.ROW:
            head = None
        elif _follows_row(document, index):
            outer = head or outer
        elif _heads_columns(block.text):
            head = (offset, offset + len(block.text))
        cut = [Piece(0, len(block.text))] if block.kind is BlockKind.ROW else pieces(block.text)
        for piece in cut:
            lead = (offset + piece.lead[0], offset + piece.lead[1]) if piece.lead else outer
            found.append(Sentence(index, paragraph, above, offset + piece.start, offset + piece.end, lead))
        if cut and block.text.rstrip().endswith(":"):
            leads.append(Lead(level if continues else 0, style, (offset + cut[-1].start, offset + cut[-1].end)))
        if block.kind is BlockKind.HEADING and block.part not in _MARGINS:
            headings.append((block.level or _DEFAULT_LEVEL, index))
    return found


def _mark_style(text: str) -> str:
    """Give the kind of mark that opens an item: "-", "1", "a" or "i"."""
    match = _MARK.match(text)
    mark = match.group(1).lower() if match else "-"
    if mark.isdigit():
        return "1"
    return ("i" if set(mark) <= set("ivx") else "a") if mark.isalpha() else "-"


def _continues_list(block: Block) -> bool:
    """Tell whether a paragraph that follows "…:" reads on as one of its items."""
    return block.kind is BlockKind.PARAGRAPH and block.text[:1].islower()


def _follows_row(document: Document, index: int) -> bool:
    return index > 0 and document.blocks[index - 1].kind is BlockKind.ROW


def _heads_columns(row: str) -> bool:
    """Tell whether a first row names its columns ("Sub-processor | Country"): a few words a cell, no figure."""
    cells = row.split(" | ")
    short = all(0 < len(cell.split()) <= _LONGEST_COLUMN for cell in cells)
    return len(cells) > 1 and short and not any(char.isdigit() for char in row)


def mark_blocks(doc: Doc, document: Document, teller: LanguageTeller) -> None:
    """Write the blocks to ``doc.spans["blocks"]`` and the language of each to ``doc._.languages``."""
    starts = [token.idx for token in doc]
    lowered = [token.lower_ for token in doc]
    spans, told = [], []
    for block, offset in zip(document.blocks, document.starts, strict=True):
        first, last = token_range(starts, offset, offset + len(block.text))
        spans.append(Span(doc, first, last, label=block.kind.value))
        told.append(teller.tell(lowered[first:last]))
    doc.spans["blocks"] = spans
    main = teller.tell_main(lowered, LANGUAGES) or "unknown"
    doc._.languages = block_languages(told, main)


def token_range(starts: list[int], start: int, end: int) -> tuple[int, int]:
    """Give the tokens (first, one past the last) that stand between two offsets; ``starts`` are the tokens' own."""
    return bisect_left(starts, start), bisect_left(starts, end)
