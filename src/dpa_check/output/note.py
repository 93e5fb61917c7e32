"""What is written in the margin of an agreement: notes beside the words of each finding, and one on the whole."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from dpa_check.evidence import unique
from dpa_check.output.messages import say
from dpa_check.output.quoting import place
from dpa_check.output.selection import shown_at
from dpa_check.output.view import listed, view, wording_language
from dpa_check.output.view_finding import MOST_QUOTES, by_gravity, suggestion_label, view_finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dpa_check.output.messages import Language
    from dpa_check.output.style import Style
    from dpa_check.output.view_finding import CheckView, ConcessionView, FindingView
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
    ``title`` is the clause's, with the severity that the note is shown at in words; ``severity`` is None where nothing
    is to be mended; ``bites`` tells words that are a red flag, a weakness or a concession.
    """

    finding: ClauseResult
    severity: Severity | None
    title: str
    paragraphs: tuple[Paragraph, ...]
    evidence: Evidence | None
    whole: bool
    bites: bool

    @property
    def text(self) -> str:
        """Give the paragraphs, each on a line of its own."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def notes(document: DocumentResult, style: Style) -> tuple[Note, ...]:
    """Give the notes of the findings that ``style`` shows, the gravest finding first, its whole note before the rest.

    A whole note has the concessions, the red flags, the status, the reason, the weaknesses, the legal basis, and the
    suggested wording with its place and its fallback.
    """
    wording = wording_language(document, style)
    return tuple(chain.from_iterable(_notes(finding, style, wording) for finding in listed(document, style)))


def summary(document: DocumentResult, style: Style) -> tuple[Paragraph, ...]:
    """Give the note on the whole of ``document``: what matters first, the counts, and what a review is not."""
    return tuple(_summary(document, style))


def _notes(finding: ClauseResult, style: Style, wording: Language) -> Iterator[Note]:
    seen = view_finding(finding, style, wording)
    severity = shown_at(finding, style.side)
    word = say(f"severity.{severity}" if severity else f"status.{finding.status}", style.language)
    title = f"{seen.title} ({word})"
    told = list(_told(finding, seen, style))
    places = _places(finding, told, style)
    first = places[0] if places else None
    paragraphs = tuple(_whole(seen, style.language))
    yield Note(finding, severity, title, paragraphs, first, whole=True, bites=any(first in one for one, _ in told))
    for other in places[1:]:
        biting = [paragraph for evidence, paragraph in told if other in evidence]
        paragraphs = (*biting, *_see(seen, places[0], style.language))
        yield Note(finding, severity, title, paragraphs, other, whole=False, bites=bool(biting))


def _told(finding: ClauseResult, seen: FindingView, style: Style) -> Iterator[tuple[tuple[Evidence, ...], Paragraph]]:
    """Give what is conceded, to the processor, then the red flags, then the weaknesses, each with its words."""
    for made, conceded in zip(finding.concessions, seen.concessions, strict=False):  # told to the processor alone
        yield made.evidence, _conceded(conceded, style.language)
    for check, told in zip(by_gravity(finding), seen.checks, strict=True):
        yield check.evidence, _checked(told, style.language)


def _places(
    finding: ClauseResult, told: Iterable[tuple[tuple[Evidence, ...], Paragraph]], style: Style
) -> tuple[Evidence, ...]:
    """Give the quotations that a report shows, those of concessions and checks first."""
    most = None if style.verbose else MOST_QUOTES
    biting = [one for evidence, _ in told for one in evidence[:most]]
    checked = {one for check in finding.checks for one in check.evidence}
    own = [one for one in finding.evidence if one not in checked]
    return unique((*biting, *own[:most]))


def _whole(seen: FindingView, language: Language) -> Iterator[Paragraph]:
    for made in seen.concessions:
        yield _conceded(made, language)
        yield _labelled("law-asks", made.basis, language)
        yield _labelled("come-back", made.suggestion, language)
    yield from (_checked(check, language) for check in seen.checks if check.adverse)
    yield Paragraph("", seen.heading)
    yield _labelled("reason", seen.reason, language)
    yield from (_checked(check, language) for check in seen.checks if not check.adverse)
    yield _labelled("basis", seen.basis, language)
    if seen.suggestion:
        yield Paragraph(f"{suggestion_label(seen, language)}{say('quote.colon', language)}", seen.suggestion)
    if seen.fallback:
        yield _labelled("fallback", seen.fallback, language)


def _see(seen: FindingView, first: Evidence, language: Language) -> Iterator[Paragraph]:
    yield Paragraph("", seen.heading)
    where = place(first, language)
    yield Paragraph("", say("note.see", language, place=where) if where else say("note.see-first", language))


def _conceded(made: ConcessionView, language: Language) -> Paragraph:
    return Paragraph(f"{made.label}{say('quote.colon', language)}", made.message)


def _checked(check: CheckView, language: Language) -> Paragraph:
    return Paragraph(f"{check.label}{say('quote.colon', language)}", check.message)


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
