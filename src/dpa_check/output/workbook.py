"""The report as a workbook: a summary, the issue list to work through, and clauses × agreements for several."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

from dpa_check.output.issues import Column, columns, headings, issues
from dpa_check.output.messages import say
from dpa_check.output.palette import CANNOT_TELL, SEVERITY_COLOR
from dpa_check.output.workbook_matrix import matrix
from dpa_check.output.workbook_sheet import Looks, Sheet
from dpa_check.output.workbook_summary import TOP, summary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dpa_check.output.issues import Issue
    from dpa_check.output.style import Style
    from dpa_check.report import Report
    from dpa_check.reviewed import Review

NO_CLOCK: Final = datetime(2000, 1, 1)  # noqa: DTZ001  the form that the file asks for
"""What the file says it was made at, so that the same review gives the same bytes."""
DECISIONS: Final = ("accept", "amend", "negotiate", "refuse", "ask")
WIDTHS: Final[Mapping[Column, float]] = {
    Column.AGREEMENT: 14,
    Column.CLAUSE: 18,
    Column.STATUS: 12,
    Column.SEVERITY: 9,
    Column.CONCESSIONS: 34,
    Column.RED_FLAGS: 20,
    Column.QUOTATION: 34,
    Column.PAGE: 5,
    Column.NUMBER: 9,
    Column.BASIS: 18,
    Column.REASON: 26,
    Column.PLACEMENT: 12,
    Column.SUGGESTION: 36,
    Column.DECISION: 12,
    Column.COMMENT: 16,
    Column.FALLBACK: 36,
    Column.FAMILY: 22,
    Column.NEED: 14,
    Column.WHY: 40,
}
"""In characters; those up to the comment are printed."""


def as_workbook(review: Review, style: Style) -> bytes:
    """Give the workbook of ``review``; the same review and style give the same bytes."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties(
            {"title": say("note.title", style.language), "author": "dpa-check", "created": NO_CLOCK}
        )
        looks = Looks(workbook)
        report = review.report
        summary(_sheet(looks, "summary", style, TOP), report, style)
        _issues(_sheet(looks, "issues", style), report, style)
        if len(report.documents) > 1:
            matrix(_sheet(looks, "matrix", style), report, style)
    return out.getvalue()


def _sheet(looks: Looks, name: str, style: Style, top: int = 0) -> Sheet:
    return Sheet(looks.workbook.add_worksheet(say(f"sheet.{name}", style.language)), looks, top)


def _issues(sheet: Sheet, report: Report, style: Style) -> None:
    rows = issues(report, style)
    shown = columns(style.side)
    sheet.headings(headings(style), [WIDTHS[column] for column in shown])
    for at, issue in enumerate(rows, 1):
        for place, column in enumerate(shown):
            _cell(sheet, at, place, issue, column)
    last, decision = max(len(rows), 1), shown.index(Column.DECISION)
    sheet.sheet.autofilter(0, 0, last, len(shown) - 1)
    choices = [say(f"decision.{one}", style.language) for one in DECISIONS]
    sheet.sheet.data_validation(
        1,
        decision,
        last,
        decision,
        {
            "validate": "list",
            "source": choices,
            "input_title": say("column.decision", style.language),
            "input_message": say("decision.choose", style.language),
            "error_type": "information",
        },
    )
    sheet.printed(len(rows), shown.index(Column.COMMENT) + 1, style.language, 2)


def _cell(sheet: Sheet, row: int, place: int, issue: Issue, column: Column) -> None:
    """Write a cell of the list: the page as a number, all else as words, the severity in its colour."""
    words = issue.words.get(column, "")
    if column is Column.PAGE and words:
        sheet.number(row, place, int(words))
        return
    fill = None
    if column is (Column.SEVERITY if issue.status else Column.STATUS):
        fill = SEVERITY_COLOR[issue.severity] if issue.status else CANNOT_TELL
    sheet.words(row, place, words, sheet.looks.of(fill=fill, bold=column is Column.CLAUSE))
