"""The part of an HTML report on one file: its summary, a card for each finding, the agreement's text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dpa_check.output.html.agreement import runs_of
from dpa_check.output.html.gauge import bars, deadline_rows
from dpa_check.output.html.passages import KINDS, Reference, anchor_of, passages_of
from dpa_check.output.messages import say
from dpa_check.output.quoting import clean
from dpa_check.output.selection import GAPS, rank, shown_at
from dpa_check.output.view import is_brief, listed, tallies, view, wording_language
from dpa_check.output.view_finding import family_title, view_finding
from dpa_check.report import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dpa_check.output.html.agreement import Run
    from dpa_check.output.html.gauge import DeadlineRow, FamilyBar
    from dpa_check.output.html.passages import Passage
    from dpa_check.output.messages import Language
    from dpa_check.output.quoting import Quotation
    from dpa_check.output.style import Style
    from dpa_check.output.view import DocumentView
    from dpa_check.output.view_finding import FindingView
    from dpa_check.report import ClauseResult, DocumentResult, FamilyName, Position, Report
    from dpa_check.reviewed import Reviewed

_STATUSES: Final = (*GAPS, Status.PRESENT, Status.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a finding can be sorted and filtered by: a value, its place in the order, and its word."""

    value: str
    order: int
    word: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with what a table shows of it; ``severity`` is empty where nothing is to be mended."""

    number: int
    anchor: str
    seen: FindingView
    status: Choice
    severity: Choice
    need: Choice
    family: Choice
    flags: int
    first: Quotation | None


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of the summary: what of, the number, and what it counts."""

    kind: str
    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """What the page shows of one file; ``language`` is that of the agreement."""

    anchor: str
    name: str
    language: Language
    head: DocumentView
    tallies: tuple[Tally, ...]
    bars: tuple[FamilyBar, ...]
    deadlines: tuple[DeadlineRow, ...]
    cards: tuple[Card, ...]
    runs: tuple[Run, ...]
    passages: tuple[Passage, ...]

    def card_of(self, clause_id: str) -> str:
        """Give the anchor of the card of a clause, or nothing where it has none."""
        return next((card.anchor for card in self.cards if card.seen.clause_id == clause_id), "")

    def anchor_of(self, position: Position | None) -> str:
        """Give the anchor of the words at ``position``, or nothing where the page does not show them."""
        anchor = anchor_of(position, self.anchor) if position else ""
        return anchor if any(passage.anchor == anchor for passage in self.passages) else ""

    def kinds(self) -> tuple[str, ...]:
        """Give what the passages show, the gravest first."""
        return tuple(kind for kind in KINDS if any(passage.kind == kind for passage in self.passages))

    def choices(self, name: str) -> tuple[Choice, ...]:
        """Give the values that the cards have of ``name`` ("status", "family"), in their order."""
        found = {getattr(card, name) for card in self.cards}
        return tuple(sorted((one for one in found if one.value), key=lambda choice: choice.order))


def section_of(file: Reviewed, number: int, report: Report, style: Style) -> Section:
    """Give the section of one file, the ``number``-th of the report."""
    anchor, result = f"d{number}", file.result
    findings = told(result, style)
    references = [
        Reference(at, f"{anchor}-f{at}", finding.title.in_language(style.language))
        for at, finding in enumerate(findings, 1)
    ]
    quoting = [pair for pair in zip(findings, references, strict=True) if pair[0].status is not Status.NOT_APPLICABLE]
    passages = passages_of(quoting, anchor, style.side) if file.document else ()
    every = () if is_brief(result, style) else (result.findings or ())
    return Section(
        anchor=anchor,
        name=clean(file.name),
        language=wording_language(result, style),
        head=view(result, style),
        tallies=tuple(_tally(kind, words) for kind, words in tallies(result, style)),
        bars=bars(every, report.library.families, style.language),
        deadlines=deadline_rows(every, style.language),
        cards=tuple(
            _card(finding, reference, result, report.library.families, style)
            for finding, reference in zip(findings, references, strict=True)
        ),
        runs=runs_of(file.document, passages) if file.document else (),
        passages=passages,
    )


def told(result: DocumentResult, style: Style) -> tuple[ClauseResult, ...]:
    """Give the findings that have a card: those of any report, then the clauses present, then the others."""
    if is_brief(result, style):
        return ()
    first = listed(result, replace(style, verbose=True))
    return (*first, *(one for one in result.findings or () if one.status is Status.NOT_APPLICABLE and one not in first))


def _tally(kind: str, words: str) -> Tally:
    number, _, what = words.partition(" ")
    return Tally(kind, number, what)


def _card(
    finding: ClauseResult, reference: Reference, result: DocumentResult, families: Sequence[FamilyName], style: Style
) -> Card:
    language = style.language
    seen = view_finding(finding, replace(style, verbose=True), wording_language(result, style))
    if finding.status is Status.NOT_APPLICABLE:
        seen = replace(seen, quotes=())
    conceded = [quote for made in seen.concessions for quote in made.quotes]
    quotes = [*conceded, *(quote for check in seen.checks for quote in check.quotes), *seen.quotes]
    order = [family.id for family in families]
    return Card(
        number=reference.number,
        anchor=reference.anchor,
        seen=seen,
        status=Choice(finding.status, _STATUSES.index(finding.status), say(f"status.{finding.status}", language)),
        severity=_severity(finding, style),
        need=Choice(
            finding.need,
            ("mandatory", "conditional", "recommended").index(finding.need),
            say(f"html.needs.{finding.need}", language),
        ),
        family=Choice(
            finding.family,
            order.index(finding.family) if finding.family in order else len(order),
            family_title(finding.family, families, language),
        ),
        flags=len(finding.red_flags),
        first=quotes[0] if quotes else None,
    )


def _severity(finding: ClauseResult, style: Style) -> Choice:
    severity = shown_at(finding, style.side)
    if severity is None:
        return Choice("", len(Severity), say("html.none", style.language))
    return Choice(severity, rank(severity), say(f"severity.{severity}", style.language))
