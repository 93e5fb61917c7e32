"""Which findings a reader is shown, and in which order: the gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dpa_check.verdict import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dpa_check.output.style import Side
    from dpa_check.report import CheckResult, ClauseResult, Concession

GRAVEST_FIRST: Final = tuple(Severity)
GAPS: Final = (Status.MISSING, Status.DELEGATED, Status.WEAK, Status.UNDETERMINED, Status.BY_REFERENCE)
DUE: Final = ("mandatory", "conditional")


def rank(severity: Severity) -> int:
    """Give the place of ``severity``, from 0, the gravest.

    >>> rank(Severity.CRITICAL), rank(Severity.LOW)
    (0, 3)
    """
    return GRAVEST_FIRST.index(severity)


def is_gap(finding: ClauseResult) -> bool:
    """Say whether the clause lacks something, or may."""
    return finding.status in GAPS


def is_due(finding: ClauseResult) -> bool:
    """Say whether this agreement must have the clause: a mandatory one, or a conditional one that applies."""
    return finding.need in DUE and finding.status is not Status.NOT_APPLICABLE


def weight(finding: ClauseResult) -> Severity:
    """Give the severity that a finding is shown at: its gap's or its gravest check's."""
    severities = [check.severity for check in finding.checks]
    if is_gap(finding) or not severities:
        severities.append(finding.severity)
    return min(severities, key=rank)


def shown_at(finding: ClauseResult, side: Side) -> Severity | None:
    """Give the gravest of what a side has to mend in a finding, its concessions among it; None where it has nothing."""
    severities = [made.severity for made in finding.concessions] if side == "processor" else []
    if is_gap(finding) or finding.checks:
        severities.append(weight(finding))
    return min(severities, key=rank, default=None)


def shown(findings: Iterable[ClauseResult], least: Severity, *, present: bool = False) -> tuple[ClauseResult, ...]:
    """Give the gaps and the clauses where a check bites, from ``least`` up, gravest first; ``present``: all."""
    kept = [
        finding
        for finding in findings
        if (is_gap(finding) or finding.checks or (present and finding.status is Status.PRESENT))
        and rank(weight(finding)) <= rank(least)
    ]
    return tuple(sorted(kept, key=_order))


def shown_to_processor(
    findings: Iterable[ClauseResult], least: Severity, *, present: bool = False
) -> tuple[ClauseResult, ...]:
    """Give what ``shown`` gives, and the clauses with a concession, these first, red flags without a gap last."""
    every = tuple(findings)
    conceding = tuple(one for one in every if any(rank(made.severity) <= rank(least) for made in one.concessions))
    others = tuple(one for one in shown(every, least, present=present) if one not in conceding)
    first = sorted(conceding, key=lambda one: min(rank(made.severity) for made in one.concessions))
    return (*first, *sorted(others, key=lambda one: (not is_gap(one), bool(one.red_flags))))


def concessions(findings: Iterable[ClauseResult], least: Severity) -> tuple[tuple[ClauseResult, Concession], ...]:
    """Give the concessions with the clause of each, from ``least`` up, gravest first."""
    made = [(finding, one) for finding in findings for one in finding.concessions if rank(one.severity) <= rank(least)]
    return tuple(sorted(made, key=lambda pair: rank(pair[1].severity)))


def red_flags(findings: Iterable[ClauseResult], least: Severity) -> tuple[tuple[ClauseResult, CheckResult], ...]:
    """Give the red flags with the clause of each, from ``least`` up, gravest first."""
    flags = [
        (finding, flag) for finding in findings for flag in finding.red_flags if rank(flag.severity) <= rank(least)
    ]
    return tuple(sorted(flags, key=lambda pair: rank(pair[1].severity)))


def due_with_status(
    findings: Iterable[ClauseResult], statuses: tuple[Status, ...], least: Severity
) -> tuple[ClauseResult, ...]:
    """Give the clauses that this agreement must have and that have one of ``statuses``, gravest first."""
    kept = [
        finding
        for finding in findings
        if is_due(finding) and finding.status in statuses and rank(finding.severity) <= rank(least)
    ]
    return tuple(sorted(kept, key=lambda finding: rank(finding.severity)))


def _order(finding: ClauseResult) -> tuple[bool, int, bool, int]:
    gap = GAPS.index(finding.status) if is_gap(finding) else len(GAPS)
    return (not is_gap(finding) and not finding.red_flags, rank(weight(finding)), not finding.red_flags, gap)
