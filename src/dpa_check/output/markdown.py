"""The report as Markdown, for a note, a ticket or a shared document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dpa_check.output.colophon import colophon
from dpa_check.output.messages import say
from dpa_check.output.overview import overview
from dpa_check.output.view import view
from dpa_check.output.view_finding import suggestion_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.output.messages import Language
    from dpa_check.output.quoting import Quotation
    from dpa_check.output.style import Style
    from dpa_check.output.view import DocumentView, Group
    from dpa_check.output.view_finding import CheckView, ConcessionView, FindingView
    from dpa_check.report import Report

MEANINGFUL: Final = re.compile(r"([\\`*_\[\]<>|~#]|&(?=#?\w+;))|^(\s*)([-+=]|\d+[.)])", re.MULTILINE)
"""What Markdown would read as markup: these characters, an entity, a list or rule opening at the start of a line."""


def as_markdown(report: Report, style: Style) -> str:
    """Give the report as CommonMark, one section per document."""
    return "\n".join(_report(report, style)) + "\n"


def escape(text: str) -> str:
    r"""Give ``text`` so that Markdown shows it as it is.

    >>> escape("1. *Data* [the Annex]")
    '1\\. \\*Data\\* \\[the Annex\\]'
    """
    return MEANINGFUL.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    character, space, opening = found.groups()
    if character:
        return f"\\{character}"
    return f"{space}{opening[:-1]}\\{opening[-1]}"


def _report(report: Report, style: Style) -> Iterator[str]:
    if len(report.documents) > 1:
        yield from (f"# {say('words.overview', style.language)}", "")
        yield from (f"- {escape(row.path)}: {row.verdict}" for row in overview(report, style))
        yield ""
    for document in report.documents:
        yield from _document(view(document, style), style.language)
    yield from ("---", "")
    yield from (f"*{escape(words)}*  " for words in colophon(report, style.language))


def _document(seen: DocumentView, language: Language) -> Iterator[str]:
    yield from (f"# {escape(seen.path)}", "")
    if seen.error is not None:
        yield from (_labelled(say("words.not-reviewed", language), seen.error, language), "")
        return
    for alert in (*seen.alerts, *seen.notices):
        yield from (f"> **{escape(alert)}**", "")
    yield from (f"- {_labelled(label, value, language)}" for label, value in seen.facts)
    yield from (f"- {_labelled(say('words.all-clauses', language), seen.counts, language)}", "")
    for group in seen.groups:
        yield from _group(group, language)
    for remark in seen.remarks:
        yield from (escape(remark), "")
    if seen.findings:
        yield from (f"## {say('words.findings', language)}", "")
    for finding in seen.findings:
        yield from _finding(finding, language)
    yield from _rest(seen, language)


def _group(group: Group, language: Language) -> Iterator[str]:
    yield from (f"## {group.heading} ({len(group.lines)})", "")
    for line in group.lines:
        detail = f"{say('quote.colon', language)} {escape(line.detail)}" if line.detail else ""
        place = f" ({escape(line.place)})" if line.place else ""
        severity = say(f"severity.{line.severity}", language)
        yield f"- **{severity}** · {escape(line.title)}{detail}{place}"
    yield ""


def _finding(seen: FindingView, language: Language) -> Iterator[str]:
    yield from (f"### {escape(seen.title)}", "", f"**{seen.heading}** · `{seen.clause_id}`", "")
    for quote in seen.quotes:
        yield from (_quote(quote), "")
    if seen.more_quotes:
        yield from (escape(seen.more_quotes), "")
    for made in seen.concessions:
        yield from _concession(made, language)
    yield from (_labelled(say("words.reason", language), seen.reason, language), "")
    for check in seen.checks:
        yield from _check(check, language)
    if seen.why:
        yield from (_labelled(say("words.why", language), seen.why, language), "")
    yield from (_labelled(say("words.basis", language), seen.basis, language), "")
    if seen.suggestion:
        yield from _wording(suggestion_label(seen, language), seen.suggestion, language)
    if seen.fallback:
        yield from _wording(say("words.fallback", language), seen.fallback, language)


def _wording(label: str, words: str, language: Language) -> Iterator[str]:
    yield from (_labelled(label, "", language), "")
    yield from (f"> {escape(line)}".rstrip() for line in words.splitlines())
    yield ""


def _concession(made: ConcessionView, language: Language) -> Iterator[str]:
    yield from (_labelled(made.label, made.message, language), "")
    for quote in made.quotes:
        yield from (_quote(quote), "")
    yield from (_labelled(say("words.law-asks", language), made.basis, language), "")
    yield from _wording(say("words.come-back", language), made.suggestion, language)


def _check(seen: CheckView, language: Language) -> Iterator[str]:
    yield from (_labelled(seen.label, seen.message, language), "")
    for quote in seen.quotes:
        yield from (_quote(quote), "")


def _quote(quote: Quotation) -> str:
    return f"> {escape(quote.text)}" + (f" ({escape(quote.place)})" if quote.place else "")


def _rest(seen: DocumentView, language: Language) -> Iterator[str]:
    if seen.present:
        yield from (f"## {say('words.present', language)} ({len(seen.present)})", "")
        yield from (f"- {escape(title)}" for title in seen.present)
        yield ""
    if seen.not_applicable:
        yield from (f"## {say('words.not-applicable', language)} ({len(seen.not_applicable)})", "")
        yield from (f"- {_labelled(title, reason, language)}" for title, reason in seen.not_applicable)
        yield ""
    for name, lines in seen.reading:
        yield from (f"## {name} ({len(lines)})", "", *(f"- {escape(one)}" for one in lines), "")


def _labelled(label: str, words: str, language: Language) -> str:
    return f"**{escape(label)}{say('quote.colon', language)}** {escape(words)}".rstrip()
