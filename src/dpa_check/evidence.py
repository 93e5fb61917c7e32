"""Evidence: the quotation of a sentence with its place in the document."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from dpa_check.report import Evidence, Position, Quote, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from dpa_check.document import Document
    from dpa_check.report import CheckResult, ElementResult

CONTEXT: Final = 60
"""Code points kept before and after a quotation, to find it again in a changed text."""


def evidence_of(doc: Doc, document: Document, tokens: tuple[int, int], source: Source) -> Evidence:
    """Give the evidence for the sentence between two tokens (first, one past the last)."""
    span = doc[tokens[0] : tokens[1]]
    start, end = span.start_char, span.end_char
    text = document.text
    at = bisect_right(document.starts, start) - 1
    block = document.blocks[at]
    return Evidence(
        quote=Quote(
            exact=text[start:end], prefix=text[max(0, start - CONTEXT) : start], suffix=text[end : end + CONTEXT]
        ),
        position=Position(start=start, end=end),
        page=block.page,
        clause_number=document.clause_numbers[at],
        part=block.part.value,
        bbox=block.bbox,
        found_by=source,
        confidence=block.confidence,
    )


def telling(elements: Sequence[ElementResult], checks: Sequence[CheckResult]) -> tuple[Evidence, ...]:
    """Give the quotations that decide, the most telling first: red flags, core elements, weak checks, the rest."""
    groups: list[Iterable[ElementResult | CheckResult]] = [
        [check for check in checks if check.kind == "adverse"],
        [element for element in elements if element.need == "core"],
        [check for check in checks if check.kind == "weak"],
        [element for element in elements if element.need == "plus"],
    ]
    return unique([one for group in groups for result in group for one in result.evidence])


def unique(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Give quotations once, the first of each place."""
    kept: dict[tuple[int, int], Evidence] = {}
    for one in evidence:
        kept.setdefault((one.position.start, one.position.end), one)
    return tuple(kept.values())
