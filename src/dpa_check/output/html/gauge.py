"""The measures of a summary: the clauses of each family by status, and the time limits read against thresholds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dpa_check.output.messages import count, say
from dpa_check.output.quoting import clean, place
from dpa_check.output.view_finding import family_title
from dpa_check.report import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dpa_check.output.messages import Language
    from dpa_check.report import ClauseResult, Deadline, FamilyName, Position, TimeLimit

BARS: Final = {
    Status.PRESENT: "present",
    Status.WEAK: "weak",
    Status.MISSING: "missing",
    Status.BY_REFERENCE: "elsewhere",
    Status.DELEGATED: "elsewhere",
    Status.UNDETERMINED: "elsewhere",
    Status.NOT_APPLICABLE: "none",
}
"""The pattern that each status is drawn in."""
_DAY: Final = 24
_IN_HOURS: Final = 72
"""The longest time limit told in hours."""


@dataclass(frozen=True, slots=True)
class FamilyBar:
    """A family of clauses: its title, the pattern of each clause in order, and the same in numbers and words."""

    title: str
    cells: tuple[str, ...]
    counts: str


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A time limit read: its words, the longest it lasts, where, the verdict in words, and whether it is within."""

    words: str
    lasts: str
    place: str
    position: Position
    verdict: str
    within: bool


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A clause with a threshold on its time limits: the threshold in words, and the limits read, if any."""

    clause_id: str
    title: str
    threshold: str
    read: tuple[LimitLine, ...]
    none: str


def bars(findings: Sequence[ClauseResult], families: Sequence[FamilyName], language: Language) -> tuple[FamilyBar, ...]:
    """Give one bar a family, in the order of the findings, which is the library's."""
    order = dict.fromkeys(finding.family for finding in findings)
    return tuple(
        _bar([finding for finding in findings if finding.family == family], families, language) for family in order
    )


def _bar(members: Sequence[ClauseResult], families: Sequence[FamilyName], language: Language) -> FamilyBar:
    statuses = [finding.status for finding in members]
    told = [count(f"count.{status}", statuses.count(status), language) for status in Status if status in statuses]
    cells = sorted((BARS[status] for status in statuses), key=list(BARS.values()).index)
    return FamilyBar(family_title(members[0].family, families, language), tuple(cells), ", ".join(told))


def deadline_rows(findings: Sequence[ClauseResult], language: Language) -> tuple[DeadlineRow, ...]:
    """Give the clauses that apply and that a threshold is set on: time limits outside it first, those not read last."""
    rows = (
        DeadlineRow(
            clause_id=finding.clause_id,
            title=finding.title.in_language(language),
            threshold=_threshold(deadline, language),
            read=tuple(_limit(limit, language) for limit in deadline.read),
            none=say("html.clause-status", language, status=say(f"status.{finding.status}", language)),
        )
        for finding in findings
        if finding.status is not Status.NOT_APPLICABLE
        for deadline in finding.deadlines
    )
    return tuple(sorted(rows, key=lambda row: (not row.read, all(limit.within for limit in row.read))))


def _threshold(deadline: Deadline, language: Language) -> str:
    bounds = (("html.at-most", deadline.over), ("html.at-least", deadline.under))
    return ", ".join(say(key, language, limit=lasting(hours, language)) for key, hours in bounds if hours is not None)


def lasting(hours: int, language: Language) -> str:
    """Give a duration in hours, or in days where it is a longer number of whole days.

    >>> lasting(48, "en"), lasting(168, "fr")
    ('48 hours', '7 jours')
    """
    if hours <= _IN_HOURS or hours % _DAY:
        return count("count.hours", hours, language)
    return count("count.days", hours // _DAY, language)


def _limit(limit: TimeLimit, language: Language) -> LimitLine:
    return LimitLine(
        words=f"{say('quote.open', language)}{clean(limit.words)}{say('quote.close', language)}",
        lasts=lasting(limit.hours, language),
        place=place(limit.evidence, language),
        position=limit.evidence.position,
        verdict=say("html.within" if limit.within else "html.beyond", language),
        within=limit.within,
    )
