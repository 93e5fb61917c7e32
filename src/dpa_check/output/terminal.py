"""The report as text for a terminal: what matters first, then each finding with its quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dpa_check.output.colophon import colophon
from dpa_check.output.lines import heading, labelled, line, page, row
from dpa_check.output.messages import say
from dpa_check.output.overview import overview
from dpa_check.output.view import view
from dpa_check.output.view_finding import suggestion_label
from dpa_check.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.padding import Padding

    from dpa_check.output.messages import Language
    from dpa_check.output.quoting import Quotation
    from dpa_check.output.style import Style
    from dpa_check.output.view import DocumentView, Line
    from dpa_check.output.view_finding import CheckView, FindingView
    from dpa_check.report import Report

SEVERITY_COLOR: Final = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "cyan",
}
SEVERITY_WIDTH: Final = 8


def as_text(report: Report, style: Style) -> str:
    """Give the report as lines of at most ``style.width`` characters, with terminal colours if the style asks."""
    return page(_report(report, style), style)


def _report(report: Report, style: Style) -> Iterator[Padding]:
    if len(report.documents) > 1:
        yield from heading(say("words.overview", style.language))
        for seen in overview(report, style):
            yield line(0, f"{seen.path}  ", (seen.verdict, SEVERITY_COLOR[seen.severity]))
        yield line()
    for document in report.documents:
        yield from _document(view(document, style), style)
    yield from (line(0, (words, "dim")) for words in colophon(report, style.language))


def _document(seen: DocumentView, style: Style) -> Iterator[Padding]:
    language = style.language
    yield from heading(seen.path)
    if seen.error is not None:
        yield labelled(0, say("words.not-reviewed", language), seen.error, language, "bold red")
        yield line()
        return
    yield from (line(0, (f"! {alert}", "bold red")) for alert in seen.alerts)
    yield from (labelled(0, label, value, language) for label, value in seen.facts)
    yield from (line(0, (f"! {told}", "yellow")) for told in seen.notices)
    yield line()
    for group in seen.groups:
        yield line(0, (f"{group.heading} ({len(group.lines)})", "bold"))
        yield from (_summary_line(entry, language) for entry in group.lines)
        yield line()
    yield from (line(0, remark) for remark in seen.remarks)
    yield labelled(0, say("words.all-clauses", language), seen.counts, language)
    yield line()
    if seen.findings:
        yield from heading(say("words.findings", language))
    for finding in seen.findings:
        yield from _finding(finding, language, verbose=style.verbose)
    yield from _rest(seen, language)


def _summary_line(entry: Line, language: Language) -> Padding:
    detail = f"{say('quote.colon', language)} {entry.detail}" if entry.detail else ""
    place = f" ({entry.place})" if entry.place else ""
    severity = (say(f"severity.{entry.severity}", language), SEVERITY_COLOR[entry.severity])
    return row(1, severity, SEVERITY_WIDTH, f"{entry.title}{detail}", (place, "dim"))


def _finding(seen: FindingView, language: Language, *, verbose: bool) -> Iterator[Padding]:
    yield line(0, (seen.heading, SEVERITY_COLOR[seen.severity] if seen.gap else "green"))
    yield line(0, (seen.title, "bold"), (f"  [{seen.clause_id}]", "dim"))
    yield from (_quote(2, quote) for quote in seen.quotes)
    if seen.more_quotes:
        yield line(2, (seen.more_quotes, "dim"))
    for made in seen.concessions:
        yield labelled(1, made.label, made.message, language, SEVERITY_COLOR[made.severity])
        yield from (_quote(2, quote) for quote in made.quotes)
        yield labelled(2, say("words.law-asks", language), made.basis, language)
        yield labelled(2, say("words.come-back", language), "", language)
        yield line(3, (made.suggestion, "italic"))
    yield labelled(1, say("words.reason", language), seen.reason, language)
    for check in seen.checks:
        yield from _check(check, language)
    if seen.why:
        yield labelled(1, say("words.why", language), seen.why, language)
    yield labelled(1, say("words.basis", language), seen.basis, language)
    if seen.suggestion:
        yield labelled(1, suggestion_label(seen, language), "", language)
        yield line(2, (seen.suggestion, "italic"))
    if seen.fallback and verbose:
        yield labelled(1, say("words.fallback", language), "", language)
        yield line(2, (seen.fallback, "italic"))
    yield line()


def _check(seen: CheckView, language: Language) -> Iterator[Padding]:
    color = SEVERITY_COLOR[seen.severity] if seen.adverse else "yellow"
    yield labelled(1, seen.label, seen.message, language, color)
    yield from (_quote(2, quote) for quote in seen.quotes)


def _quote(depth: int, quote: Quotation) -> Padding:
    return line(depth, quote.text, (f" ({quote.place})" if quote.place else "", "dim"))


def _rest(seen: DocumentView, language: Language) -> Iterator[Padding]:
    if seen.present:
        yield line(0, (f"{say('words.present', language)} ({len(seen.present)})", "bold"))
        yield from (row(1, "-", 1, title) for title in seen.present)
        yield line()
    if seen.not_applicable:
        yield line(0, (f"{say('words.not-applicable', language)} ({len(seen.not_applicable)})", "bold"))
        yield from (
            row(1, "-", 1, f"{title}{say('quote.colon', language)} {reason}") for title, reason in seen.not_applicable
        )
        yield line()
    for name, lines in seen.reading:
        yield line(0, (f"{name} ({len(lines)})", "bold"))
        yield from (row(1, "-", 1, one) for one in lines)
        yield line()
