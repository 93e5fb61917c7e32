"""The first sheet of a workbook: what each agreement is, and how much there is to do in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from dpa_check.output.colophon import colophon
from dpa_check.output.messages import say
from dpa_check.output.overview import overview
from dpa_check.output.palette import CANNOT_TELL, SEVERITY_COLOR
from dpa_check.output.selection import concessions, due_with_status, red_flags
from dpa_check.output.view import SUMMARY_GROUPS, view
from dpa_check.report import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from dpa_check.output.style import Style
    from dpa_check.output.workbook_sheet import Sheet
    from dpa_check.report import ClauseResult, DocumentResult, Report, Severity

TOP: Final = 4
"""The row of the headings, below the title and what a review is."""
_AGREEMENT, _VERDICT, _ABOUT, _NUMBER, _REMARKS = 26, 30, 30, 13, 50
_TITLE: Final = 24


def summary(sheet: Sheet, report: Report, style: Style) -> None:
    """Write a row an agreement."""
    language = style.language
    sheet.sheet.set_row(0, _TITLE)
    sheet.words(0, 0, say("note.title", language), sheet.looks.title(16))
    for row, words in enumerate(colophon(report, language), 1):
        sheet.words(row, 0, words, sheet.looks.title(10))
    names = [
        say("column.agreement", language),
        say("sheet.verdict", language),
        say("words.document", language),
        *(say(f"words.{heading}", language) for heading, _ in _counted(style)),
        *(
            f"{say('words.all-clauses', language)}{say('quote.colon', language)} {say(f'status.{one}', language)}"
            for one in Status
        ),
        say("column.remarks", language),
    ]
    widths = [_AGREEMENT, _VERDICT, _ABOUT, *[_NUMBER] * (len(names) - 4), _REMARKS]
    sheet.headings(names, widths)
    for at, (document, seen) in enumerate(zip(report.documents, overview(report, style), strict=True), TOP + 1):
        sheet.words(at, 0, seen.path, sheet.looks.of(bold=True))
        fill = CANNOT_TELL if document.error else SEVERITY_COLOR[seen.severity]
        sheet.words(at, 1, seen.verdict, sheet.looks.of(fill=fill))
        _document(sheet, at, document, style)
    sheet.printed(len(report.documents), len(names), language, 1)


def _document(sheet: Sheet, row: int, document: DocumentResult, style: Style) -> None:
    seen = view(document, style)
    colon = say("quote.colon", style.language)
    sheet.words(row, 2, "\n".join(f"{label}{colon} {value}" for label, value in seen.facts))
    numbers = _numbers(document, style)
    for column, number in enumerate(numbers, 3):
        sheet.number(row, column, number)
    for column in range(3 + len(numbers), _last(style)):
        sheet.words(row, column, "")
    remarks = [*([seen.error] if seen.error else ()), *seen.alerts, *seen.notices]
    sheet.words(row, _last(style), "\n".join(remarks))


def _last(style: Style) -> int:
    return 3 + len(_counted(style)) + len(Status)


def _numbers(document: DocumentResult, style: Style) -> tuple[int, ...]:
    """Give the counts of a document that was reviewed: what matters to the reader, then all clauses by status."""
    if document.findings is None or document.summary is None:
        return ()
    return (
        *(how_many(document.findings) for _, how_many in _counted(style)),
        *(document.summary.counts.get(status, 0) for status in Status),
    )


def _counted(style: Style) -> tuple[tuple[str, Callable[[tuple[ClauseResult, ...]], int]], ...]:
    """Give what is counted for the reader's side, by the heading of the same list in a report, in its order."""
    least, processor = style.min_severity, style.side == "processor"
    due = [
        (f"{name}-too" if processor else name, partial(_due, statuses=statuses, least=least))
        for name, statuses in SUMMARY_GROUPS
    ]
    flags = ("contested" if processor else "red-flags", lambda findings: len(red_flags(findings, least)))
    if not processor:
        return (flags, *due)
    return (("concessions", lambda findings: len(concessions(findings, least))), *due, flags)


def _due(findings: tuple[ClauseResult, ...], *, statuses: tuple[Status, ...], least: Severity) -> int:
    return len(due_with_status(findings, statuses, least))
