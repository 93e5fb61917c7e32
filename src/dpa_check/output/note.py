"""What is written in the margin of an agreement: notes beside the words of each finding, and one on the whole."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from dpa_check.evidence import unique
from dpa_check.output.messages import say
from dpa_check.output.quoting import place
from dpa_check.output.selection import is_gap, weight
from dpa_check.output.view import listed, view, wording_language
from dpa_check.output.view_finding import MOST_QUOTES, by_gravity, view_finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dpa_check.output.messages import Language
    from dpa_check.output.style import Style
    from dpa_check.output.view_finding import CheckView, FindingView
    from dpa_check.report import ClauseResult, DocumentResult, Evidence, Severity


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a note: a label with its colon ("Legal basis:") or none, and the words that follow it."""

    label: str
    words: str

    @property
    def text(self) -> str:
        """Give the paragraph as it reads.

        >>> Paragraph("Finding:", "24 hours.").text
        'Finding: 24 hours.'
        """
        return f"{self.label} {self.words}".strip()


@dataclass(frozen=True, slots=True)
class Note:
    """A note beside words of the agreement; ``evidence`` is None where the clause has none, being absent.

    A finding with several quotations has its whole note beside the first, and a short one beside each of the others.
    ``title`` is the clause's, with the severity that the note is shown at in words.
    """

    finding: ClauseResult
    severity: Severity
    title: str
    paragraphs: tuple[Paragraph, ...]
    evidence: Evidence | None
    whole: bool

    @property
    def gap(self) -> bool:
        """Say whether something is to be mended: a gap, or a check that bites."""
        return is_gap(self.finding) or bool(self.finding.checks)

    @property
    def text(self) -> str:
        """Give the paragraphs, each on a line of its own."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def notes(document: DocumentResult, style: Style) -> tuple[Note, ...]:
    """Give the notes of the findings that ``style`` shows, the gravest finding first, its whole note before the rest.

    A whole note has the red flags, the status, the reason, the weaknesses, the legal basis, the suggested wording.
    """
    wording = wording_language(document, style)
    return tuple(chain.from_iterable(_notes(finding, style, wording) for finding in listed(document, style)))


def summary(document: DocumentResult, style: Style) -> tuple[Paragraph, ...]:
    """Give the note on the whole of ``document``: what matters first, the counts, and what a review is not."""
    return tuple(_summary(document, style))


def _notes(finding: ClauseResult, style: Style, wording: Language) -> Iterator[Note]:
    seen = view_finding(finding, style, wording)
    severity = weight(finding)
    shown_at = f"severity.{severity}" if is_gap(finding) or finding.checks else f"status.{finding.status}"
    title = f"{seen.title} ({say(shown_at, style.language)})"
    places = _places(finding, style)
    first = places[0] if places else None
    yield Note(finding, severity, title, tuple(_whole(seen, style.language)), first, whole=True)
    for one in places[1:]:
        pairs = zip(by_gravity(finding), seen.checks, strict=True)
        checks = [told for check, told in pairs if one in check.evidence]
        paragraphs = tuple(_short(seen, checks, places[0], style.language))
        yield Note(finding, severity, title, paragraphs, one, whole=False)


def _places(finding: ClauseResult, style: Style) -> tuple[Evidence, ...]:
    """Give the quotations that a report shows, those of the red flags, then of the weaknesses, first."""
    most = None if style.verbose else MOST_QUOTES
    of_checks = [one for check in by_gravity(finding) for one in check.evidence[:most]]
    told = {one for check in finding.checks for one in check.evidence}
    own = [one for one in finding.evidence if one not in told]
    return unique((*of_checks, *own[:most]))


def _whole(seen: FindingView, language: Language) -> Iterator[Paragraph]:
    yield from _checks((check for check in seen.checks if check.adverse), language)
    yield from (Paragraph(f"{one.label}{say('quote.colon', language)}", one.message) for one in seen.concessions)
    yield Paragraph("", seen.heading)
    yield _labelled("reason", seen.reason, language)
    yield from _checks((check for check in seen.checks if not check.adverse), language)
    yield _labelled("basis", seen.basis, language)
    if seen.suggestion:
        yield _labelled("suggestion", seen.suggestion, language)


def _short(seen: FindingView, checks: Iterable[CheckView], first: Evidence, language: Language) -> Iterator[Paragraph]:
    yield from _checks(checks, language)
    yield Paragraph("", seen.heading)
    where = place(first, language)
    yield Paragraph("", say("note.see", language, place=where) if where else say("note.see-first", language))


def _checks(checks: Iterable[CheckView], language: Language) -> Iterator[Paragraph]:
    for check in checks:
        yield Paragraph(f"{check.label}{say('quote.colon', language)}", check.message)


def _labelled(name: str, words: str, language: Language) -> Paragraph:
    return Paragraph(f"{say(f'words.{name}', language)}{say('quote.colon', language)}", words)


def _summary(document: DocumentResult, style: Style) -> Iterator[Paragraph]:
    seen, language = view(document, style), style.language
    colon = say("quote.colon", language)
    yield from (Paragraph("", words) for words in (*seen.alerts, *seen.notices))
    for group in seen.groups:
        yield Paragraph(f"{group.heading} ({len(group.lines)}){colon}", "")
        for line in group.lines:
            detail = f"{colon} {line.detail}" if line.detail else ""
            where = f" ({line.place})" if line.place else ""
            yield Paragraph("", f"• {say(f'severity.{line.severity}', language)} · {line.title}{detail}{where}")
    yield from (Paragraph("", remark) for remark in seen.remarks)
    yield _labelled("all-clauses", seen.counts, language)
    yield Paragraph("", say("words.disclaimer", language))
