"""The exit code of a review, and what is said of files that were not read."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from dpa_check.commands.streams import tell
from dpa_check.output.selection import due_with_status, red_flags
from dpa_check.verdict import Status

if TYPE_CHECKING:
    from dpa_check.output import Style
    from dpa_check.report import DocumentResult, Report
    from dpa_check.verdict import Severity


class ExitCode(IntEnum):
    """What a run ends with; where two apply, 2 comes before 3, and 3 before 1."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNREAD = 3
    INTERRUPTED = 130


def outcome(report: Report, fail_on: Severity) -> ExitCode:
    """Give 3 where a file was not read or only in part, 1 where a finding is grave enough, else 0."""
    if any(not read_whole(document) for document in report.documents):
        return ExitCode.UNREAD
    if any(fails(document, fail_on) for document in report.documents):
        return ExitCode.FINDINGS
    return ExitCode.CLEAN


def read_whole(document: DocumentResult) -> bool:
    """Say whether all of a file was read, and could be judged; an annex that is not in it is no fault of reading."""
    complete = document.coverage is None or document.coverage.complete
    judged = all(finding.status is not Status.UNDETERMINED or finding.elsewhere for finding in document.findings or ())
    return document.error is None and complete and judged


def fails(document: DocumentResult, fail_on: Severity) -> bool:
    """Say whether a red flag, or a missing clause that the agreement must have, is at or above ``fail_on``."""
    findings = document.findings or ()
    not_found = (Status.MISSING, Status.UNDETERMINED)
    return bool(red_flags(findings, fail_on) or due_with_status(findings, not_found, fail_on))


def tell_unread(report: Report, style: Style) -> None:
    """Say on standard error, a line a file, which files were not reviewed, or only in part, and why."""
    for document in report.documents:
        facts = [document.error] if document.error else []
        if document.coverage is not None and not read_whole(document):
            facts = [*document.coverage.warnings, *document.notices]
        if facts:
            tell(f"{document.path}: {' '.join(fact.message.in_language(style.language) for fact in facts)}")
