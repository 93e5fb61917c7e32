"""Clauses × agreements: how several agreements stand beside each other, in words and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dpa_check.output.messages import count, say
from dpa_check.output.overview import overview
from dpa_check.output.palette import color_of
from dpa_check.output.view import is_brief
from dpa_check.output.view_finding import family_title, need_of

if TYPE_CHECKING:
    from dpa_check.output.messages import Language
    from dpa_check.output.style import Style
    from dpa_check.output.workbook_sheet import Sheet
    from dpa_check.report import ClauseResult, Report

_NAMED: Final = ("family", "clause", "need", "severity")
_WIDTHS: Final = (22, 34, 14, 10)
_AGREEMENT: Final = 18


def matrix(sheet: Sheet, report: Report, style: Style) -> None:
    """Write a row for each clause, in the order of the library, and a column for each agreement that was reviewed."""
    language = style.language
    shown = [
        (row.path, {finding.clause_id: finding for finding in document.findings})
        for document, row in zip(report.documents, overview(report, style), strict=True)
        if document.findings and not is_brief(document, style)
    ]
    names = [say(f"column.{name}", language) for name in _NAMED]
    sheet.headings([*names, *(path for path, _ in shown)], [*_WIDTHS, *[_AGREEMENT] * len(shown)])
    clauses = {clause: finding for _, findings in shown for clause, finding in findings.items()}
    for row, (clause, told) in enumerate(clauses.items(), 1):
        words = (
            family_title(told.family, report.library.families, language),
            told.title.in_language(language),
            need_of(told, language),
            say(f"severity.{told.severity}", language),
        )
        for column, text in enumerate(words):
            sheet.words(row, column, text)
        for column, (_, findings) in enumerate(shown, len(_NAMED)):
            _cell(sheet, row, column, findings.get(clause), language)
    sheet.sheet.autofilter(0, 0, len(clauses), len(_NAMED) + len(shown) - 1)
    sheet.printed(len(clauses), len(_NAMED) + len(shown), language, 2)


def _cell(sheet: Sheet, row: int, column: int, finding: ClauseResult | None, language: Language) -> None:
    if finding is None:
        sheet.words(row, column, "")
        return
    flags = len(finding.red_flags)
    words = [say(f"status.{finding.status}", language), *([count("count.red-flags", flags, language)] if flags else ())]
    sheet.words(row, column, "\n".join(words), sheet.looks.of(fill=color_of(finding), bold=bool(flags)))
