"""The issue list: what a lawyer works through row by row, one finding each, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Final

from dpa_check.output.messages import say
from dpa_check.output.quoting import clean, shorten
from dpa_check.output.selection import shown_at
from dpa_check.output.view import listed, wording_language
from dpa_check.output.view_finding import by_gravity, family_title, need_of, view_finding
from dpa_check.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dpa_check.output.messages import Language
    from dpa_check.output.style import Side, Style
    from dpa_check.output.view_finding import CheckView, ConcessionView, FindingView
    from dpa_check.report import ClauseResult, DocumentResult, Report, Status


class Column(StrEnum):
    """The columns of the list, in their order; ``DECISION`` and ``COMMENT`` are left to the reader.

    ``CONCESSIONS`` is for the processor's counsel alone.
    """

    AGREEMENT = "agreement"
    CLAUSE = "clause"
    STATUS = "status"
    SEVERITY = "severity"
    CONCESSIONS = "concessions"
    RED_FLAGS = "red-flags"
    QUOTATION = "quotation"
    PAGE = "page"
    NUMBER = "number"
    BASIS = "basis"
    REASON = "reason"
    PLACEMENT = "placement"
    SUGGESTION = "suggestion"
    DECISION = "decision"
    COMMENT = "comment"
    FALLBACK = "fallback"
    FAMILY = "family"
    NEED = "need"
    WHY = "why"


LONGEST_CELL: Final = 32_000
"""Characters; a spreadsheet refuses a cell of more than 32,767."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A row of the list: its words by column, the empty ones left out; ``gap`` says whether something is lacking."""

    words: Mapping[Column, str]
    status: Status | None
    severity: Severity


def columns(side: Side) -> tuple[Column, ...]:
    """Give the columns that a side is shown.

    >>> Column.CONCESSIONS in columns("processor"), Column.CONCESSIONS in columns("controller")
    (True, False)
    """
    return tuple(column for column in Column if side == "processor" or column is not Column.CONCESSIONS)


def headings(style: Style) -> tuple[str, ...]:
    """Give the headings of the columns.

    >>> from dpa_check.output.style import Style
    >>> headings(Style("fr"))[:3]
    ('Contrat', 'Clause', 'Statut')
    """
    return tuple(say(f"column.{column}", style.language) for column in columns(style.side))


def issues(report: Report, style: Style) -> tuple[Issue, ...]:
    """Give the rows: by agreement, the gravest finding first; a row that says why for an agreement not reviewed."""
    return tuple(row for document in report.documents for row in _rows(document, report, style))


def _rows(document: DocumentResult, report: Report, style: Style) -> Iterator[Issue]:
    agreement = clean(document.path)
    if document.error:
        words = {
            Column.AGREEMENT: agreement,
            Column.STATUS: say("words.not-reviewed", style.language),
            Column.REASON: clean(document.error.message.in_language(style.language)),
        }
        yield Issue(words, None, Severity.CRITICAL)
    wording = wording_language(document, style)
    for finding in listed(document, style):
        words = _words(finding, view_finding(finding, style, wording), style)
        words[Column.AGREEMENT] = agreement
        words[Column.FAMILY] = family_title(finding.family, report.library.families, style.language)
        kept = {column: shorten(text, LONGEST_CELL) for column, text in words.items() if text}
        yield Issue(kept, finding.status, _severity(finding, style))


def _severity(finding: ClauseResult, style: Style) -> Severity:
    return shown_at(finding, style.side) or finding.severity


def _words(finding: ClauseResult, seen: FindingView, style: Style) -> dict[Column, str]:
    language = style.language
    conceded = [made.evidence for made in finding.concessions if style.side == "processor"]
    checked = [check.evidence for check in by_gravity(finding)]
    first = next(chain(*conceded, *checked, finding.evidence), None)
    number = clean(first.clause_number or "") if first else ""
    flags = [check for check in seen.checks if check.adverse]
    told = [*(made.quotes for made in seen.concessions), *(check.quotes for check in seen.checks), seen.quotes]
    quotes = tuple(dict.fromkeys(chain(*told)))
    return {
        Column.CLAUSE: seen.title,
        Column.STATUS: say(f"status.{finding.status}", language),
        Column.SEVERITY: say(f"severity.{_severity(finding, style)}", language),
        Column.CONCESSIONS: "\n".join(line for made in seen.concessions for line in _conceded(made, language)),
        Column.RED_FLAGS: "\n".join(flag.message for flag in flags),
        Column.QUOTATION: "\n".join(_quoted(quote.text, quote.place, len(quotes)) for quote in quotes),
        Column.PAGE: str(first.page) if first and first.page is not None else "",
        Column.NUMBER: say("place.clause", language, number=number) if number[:1].isdigit() else number,
        Column.BASIS: seen.basis,
        Column.REASON: "\n".join(
            [seen.reason, *(_said(check, language) for check in seen.checks if not check.adverse)]
        ),
        Column.PLACEMENT: seen.placement,
        Column.SUGGESTION: seen.suggestion,
        Column.FALLBACK: seen.fallback,
        Column.NEED: need_of(finding, language),
        Column.WHY: seen.why,
    }


def _quoted(text: str, place: str, quotes: int) -> str:
    return f"{text} ({place})" if place and quotes > 1 else text


def _said(check: CheckView, language: Language) -> str:
    return f"{check.label}{say('quote.colon', language)} {check.message}"


def _conceded(made: ConcessionView, language: Language) -> tuple[str, ...]:
    colon = say("quote.colon", language)
    return (
        f"{made.label}{colon} {made.message}",
        f"{say('words.law-asks', language)}{colon} {made.basis}",
        f"{say('words.come-back', language)}{colon} {made.suggestion}",
    )
