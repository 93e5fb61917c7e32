"""One line per document: what a reader of a whole folder looks at first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dpa_check.output.messages import count, say
from dpa_check.output.quoting import clean
from dpa_check.output.selection import concessions, due_with_status, red_flags
from dpa_check.report import Severity, Status

if TYPE_CHECKING:
    from dpa_check.output.style import Style
    from dpa_check.report import DocumentResult, Report


@dataclass(frozen=True, slots=True)
class Row:
    """A document, its gravest matter, and its verdict: "2 red flags, 3 not found, 4 weak"."""

    path: str
    severity: Severity
    verdict: str


def overview(report: Report, style: Style) -> tuple[Row, ...]:
    """Give one row per document, in the order of the report."""
    return tuple(_row(document, style) for document in report.documents)


def _row(document: DocumentResult, style: Style) -> Row:
    path, language = clean(document.path), style.language
    if document.error:
        return Row(path, Severity.CRITICAL, say("words.not-reviewed", language))
    findings = document.findings or ()
    flags = red_flags(findings, style.min_severity)
    if document.kind == "other":
        return Row(path, Severity.MEDIUM, say("kind.other", language))
    missing = due_with_status(findings, (Status.MISSING,), style.min_severity)
    weak = due_with_status(findings, (Status.WEAK,), style.min_severity)
    severity = next(
        iter([flag.severity for _, flag in flags[:1]] + [finding.severity for finding in missing[:1]]), Severity.LOW
    )
    conceded = concessions(findings, style.min_severity) if style.side == "processor" else ()
    words = (
        *((count("count.concessions", len(conceded), language),) if conceded else ()),
        count("count.red-flags", len(flags), language),
        count("count.missing-due", len(missing), language),
        count("count.weak", len(weak), language),
    )
    return Row(path, severity, ", ".join(words))
