"""What a report says of one document, in one language, before any layout: every prose format lays this out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dpa_check.output.messages import LANGUAGES, count, say
from dpa_check.output.quoting import clean
from dpa_check.output.selection import concessions, due_with_status, red_flags, shown, shown_to_processor
from dpa_check.output.view_finding import FindingView, first_place, view_finding
from dpa_check.output.view_reading import reading_lists
from dpa_check.report import Severity, Status

if TYPE_CHECKING:
    from dpa_check.output.messages import Language
    from dpa_check.output.style import Style
    from dpa_check.report import ClauseResult, DocumentResult, NoticeResult

SUMMARY_GROUPS: Final = (
    ("missing-due", (Status.MISSING,)),
    ("weak-due", (Status.WEAK,)),
    ("elsewhere-due", (Status.DELEGATED, Status.BY_REFERENCE, Status.UNDETERMINED)),
)
SAID_ELSEWHERE: Final = ("not-an-agreement", "incorporates")
"""Notices that the head of a report says in its own way."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the summary: how grave, what, and where."""

    severity: Severity
    title: str
    detail: str = ""
    place: str = ""
    clause_id: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of the summary under one heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The review of one file in words: what it is, what matters first, then each finding."""

    path: str
    facts: tuple[tuple[str, str], ...]
    alerts: tuple[str, ...]
    notices: tuple[str, ...]
    error: str | None
    groups: tuple[Group, ...]
    remarks: tuple[str, ...]
    counts: str
    findings: tuple[FindingView, ...]
    present: tuple[str, ...]
    not_applicable: tuple[tuple[str, str], ...]
    reading: tuple[tuple[str, tuple[str, ...]], ...]


def view(document: DocumentResult, style: Style) -> DocumentView:
    """Give ``document`` in the words and with the findings that ``style`` asks for."""
    findings = document.findings or ()
    detailed = listed(document, style)
    told = {finding.clause_id for finding in detailed}
    groups = _groups(findings, style, red_flags_only=is_brief(document, style))
    wording = wording_language(document, style)
    return DocumentView(
        path=clean(document.path),
        facts=_facts(document, style),
        alerts=_alerts(document, style),
        notices=tuple(clean(notice.message.in_language(style.language)) for notice in _notices(document)),
        error=clean(document.error.message.in_language(style.language)) if document.error else None,
        groups=groups,
        remarks=_remarks(document, groups, style),
        counts=_counts(document, style),
        findings=tuple(view_finding(finding, style, wording) for finding in detailed),
        present=tuple(
            finding.title.in_language(style.language)
            for finding in findings
            if finding.status is Status.PRESENT and finding.clause_id not in told
        ),
        not_applicable=tuple(
            (finding.title.in_language(style.language), finding.reason.in_language(style.language))
            for finding in findings
            if finding.status is Status.NOT_APPLICABLE
        ),
        reading=reading_lists(document, style.language),
    )


def listed(document: DocumentResult, style: Style) -> tuple[ClauseResult, ...]:
    """Give the findings that a report tells one by one, the gravest first; none where they would mean nothing."""
    if is_brief(document, style):
        return ()
    choose = shown_to_processor if style.side == "processor" else shown
    return choose(document.findings or (), style.min_severity, present=style.verbose)


def wording_language(document: DocumentResult, style: Style) -> Language:
    """Give the language of suggested wordings: the agreement's, else the report's."""
    return next((language for language in document.languages if language in LANGUAGES), style.language)


def is_brief(document: DocumentResult, style: Style) -> bool:
    """Say whether listing the gaps of ``document`` would mean nothing, and was not asked for."""
    return bool(_why_brief(document)) and not style.verbose


def _facts(document: DocumentResult, style: Style) -> tuple[tuple[str, str], ...]:
    language = style.language
    if document.error:
        return ()
    kind = say(f"kind.{document.kind}", language)
    if document.page_count is not None:
        kind = f"{kind}, {count('count.pages', document.page_count, language)}"
    facts = [(say("words.document", language), kind)]
    names = [say(f"language.{code}", language) if code in LANGUAGES else code for code in document.languages]
    if names:
        facts.append((say("words.languages", language), ", ".join(names)))
    parties = (party for party in document.parties if party.names)
    facts += [(say(f"role.{party.role}", language), clean(", ".join(party.names))) for party in parties]
    if document.incorporates:
        facts.append((say("words.incorporates", language), ", ".join(document.incorporates)))
    return tuple(facts)


def _alerts(document: DocumentResult, style: Style) -> tuple[str, ...]:
    alerts = []
    if document.kind == "other":
        alerts.append(say("words.not-agreement", style.language))
    if document.coverage and not document.coverage.complete:
        alerts.append(say("words.incomplete", style.language))
    return tuple(alerts)


def _notices(document: DocumentResult) -> list[NoticeResult]:
    warnings = document.coverage.warnings if document.coverage else ()
    told = [notice for notice in (*document.notices, *warnings) if notice.code not in SAID_ELSEWHERE]
    return [notice for place, notice in enumerate(told) if notice not in told[:place]]


def _groups(findings: tuple[ClauseResult, ...], style: Style, *, red_flags_only: bool) -> tuple[Group, ...]:
    language = style.language
    processor = style.side == "processor"
    flags = [
        Group(
            say("words.contested" if processor else "words.red-flags", language),
            tuple(
                Line(
                    flag.severity,
                    finding.title.in_language(language),
                    flag.message.in_language(language),
                    first_place(flag.evidence, language),
                    finding.clause_id,
                )
                for finding, flag in red_flags(findings, style.min_severity)
            ),
        )
    ]
    gaps = []
    if not red_flags_only:
        gaps = [
            Group(
                say(f"words.{heading}-too" if processor else f"words.{heading}", language),
                tuple(
                    Line(finding.severity, finding.title.in_language(language), clause_id=finding.clause_id)
                    for finding in due_with_status(findings, statuses, style.min_severity)
                ),
            )
            for heading, statuses in SUMMARY_GROUPS
        ]
    groups = [_concessions(findings, style), *gaps, *flags] if processor else [*flags, *gaps]
    return tuple(group for group in groups if group.lines)


def _concessions(findings: tuple[ClauseResult, ...], style: Style) -> Group:
    language = style.language
    lines = (
        Line(
            one.severity,
            finding.title.in_language(language),
            one.message.in_language(language),
            first_place(one.evidence, language),
            finding.clause_id,
        )
        for finding, one in concessions(findings, style.min_severity)
    )
    return Group(say("words.concessions", language), tuple(lines))


def _remarks(document: DocumentResult, groups: tuple[Group, ...], style: Style) -> tuple[str, ...]:
    remarks = []
    if _why_brief(document):
        remarks.append(say(_why_brief(document), style.language))
    elif document.findings is not None and not groups:
        remarks.append(say("words.nothing", style.language))
    if style.min_severity is not Severity.LOW:
        severity = say(f"severity.{style.min_severity}", style.language)
        remarks.append(say("words.hidden", style.language, severity=severity))
    return tuple(remarks)


def _why_brief(document: DocumentResult) -> str:
    """Give the remark that stands for the gaps of a document where listing them would mean nothing, or nothing."""
    if document.kind == "other":
        return "words.not-agreement-more"
    if document.findings and all(finding.status is Status.UNDETERMINED for finding in document.findings):
        return "words.nothing-judged"
    return ""


def _counts(document: DocumentResult, style: Style) -> str:
    return ", ".join(words for _, words in tallies(document, style))


def tallies(document: DocumentResult, style: Style) -> tuple[tuple[str, str], ...]:
    """Give the counts of clauses by status, then of red flags: a status or "red-flags", and the words "3 weak"."""
    if document.summary is None:
        return ()
    counts = [
        (status.value, count(f"count.{status}", document.summary.counts[status], style.language))
        for status in Status
        if document.summary.counts.get(status)
    ]
    return (*counts, ("red-flags", count("count.red-flags", document.summary.red_flags, style.language)))
