"""Evidence: the quotation of a sentence with its place in the document."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from dpa_check.report import Evidence, Position, Quote, Source

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dpa_check.document import Document

CONTEXT: Final = 60
"""Code points kept before and after a quotation, to find it again in a changed text."""


def evidence_of(doc: Doc, document: Document, tokens: tuple[int, int], source: Source) -> Evidence:
    """Give the evidence for the sentence between two tokens (first, one past the last)."""
    span = doc[tokens[0] : tokens[1]]
    start, end = span.start_char, span.end_char
    text = document.text
    block = document.blocks[bisect_right(document.starts, start) - 1]
    return Evidence(
        quote=Quote(
            exact=text[start:end], prefix=text[max(0, start - CONTEXT) : start], suffix=text[end : end + CONTEXT]
        ),
        position=Position(start=start, end=end),
        page=block.page,
        clause_number=block.number,
        part=block.part.value,
        bbox=block.bbox,
        found_by=source,
        confidence=block.confidence,
    )
