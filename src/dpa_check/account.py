"""The account of a reading as a report has it: what was read, what is marked, left blank, or kept elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dpa_check.output.messages import notice
from dpa_check.report import CoverageResult, PartResult
from dpa_check.report_reading import AbsentResult, BlankResult, MarkResult

if TYPE_CHECKING:
    from dpa_check.annexes import Absent
    from dpa_check.blanks import Blank
    from dpa_check.document import Document, Mark
    from dpa_check.library.schema import Library


def coverage_of(document: Document) -> CoverageResult:
    """Give how much of a document was read, and what was not, with its words."""
    coverage = document.coverage
    return CoverageResult(
        complete=coverage.complete,
        parts=tuple(
            PartResult(
                name=part.name,
                characters=part.characters,
                unread=part.unread,
                reason=part.reason,
                unread_characters=part.unread_characters,
                confidence=part.confidence,
                means=None if part.means is None else part.means.value,
            )
            for part in coverage.parts
        ),
        warnings=tuple(notice(warning) for warning in coverage.warnings),
    )


def absent_result(one: Absent, document: Document, library: Library) -> AbsentResult:
    """Give a text that the agreement refers to and its file does not hold."""
    block = document.blocks[one.block]
    return AbsentResult(
        kind=one.kind,
        name=one.name,
        deals_with=tuple(subject.means for subject in library.elsewhere.subjects if subject.id in one.subjects),
        clause_number=document.clause_numbers[one.block],
        page=block.page,
    )


def blank_result(one: Blank, document: Document) -> BlankResult:
    """Give a place left to be filled in."""
    block = document.blocks[one.block]
    return BlankResult(
        mark=one.mark, words=one.words, clause_number=document.clause_numbers[one.block], page=block.page
    )


def mark_result(one: Mark) -> MarkResult:
    """Give words that are not plain text of the agreement."""
    return MarkResult(kind=one.kind, text=one.text, author=one.author, date=one.date, clause_number=one.number)
