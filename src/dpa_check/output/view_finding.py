"""What a report says of one clause, in one language, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dpa_check.output.messages import count, say
from dpa_check.output.quoting import LONGEST, Quotation, clean, place, quotation
from dpa_check.output.selection import is_gap
from dpa_check.report import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dpa_check.output.messages import Language
    from dpa_check.output.style import Style
    from dpa_check.report import CheckResult, ClauseResult, Concession, Evidence, FamilyName, Placement

MOST_QUOTES: Final = 3


@dataclass(frozen=True, slots=True)
class CheckView:
    """A weakness or a red flag: its name, what it is, and the words that show it."""

    adverse: bool
    severity: Severity
    label: str
    message: str
    quotes: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class ConcessionView:
    """A term by which the processor concedes more than the law asks, and a sentence that comes back to the law."""

    severity: Severity
    label: str
    message: str
    basis: str
    suggestion: str
    quotes: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """The verdict on a clause in words; ``heading`` has its status, severity and need, never told by colour alone."""

    clause_id: str
    severity: Severity
    gap: bool
    heading: str
    title: str
    quotes: tuple[Quotation, ...]
    more_quotes: str
    reason: str
    why: str
    basis: str
    checks: tuple[CheckView, ...]
    suggestion: str
    placement: str = ""
    fallback: str = ""
    concessions: tuple[ConcessionView, ...] = ()


def view_finding(finding: ClauseResult, style: Style, wording: Language) -> FindingView:
    """Give ``finding`` in the words of ``style``, the suggested wording in ``wording``, the agreement's."""
    language = style.language
    gap = is_gap(finding)
    processor = style.side == "processor"
    preferred, fallback = finding.suggestion, finding.fallback
    if processor and fallback:
        preferred, fallback = fallback, None
    shown = {one for check in finding.checks for one in check.evidence}
    own = tuple(one for one in finding.evidence if one not in shown)
    kept = own if style.verbose else own[:MOST_QUOTES]
    words = (
        say(f"status.{finding.status}", language).upper(),
        say(f"severity.{finding.severity}", language),
        need_of(finding, language),
    )
    return FindingView(
        clause_id=finding.clause_id,
        severity=finding.severity,
        gap=gap,
        heading=" · ".join(words),
        title=finding.title.in_language(language),
        quotes=_quotes(kept, style),
        more_quotes=count("count.more-quotes", len(own) - len(kept), language) if len(kept) < len(own) else "",
        reason=finding.reason.in_language(language),
        why=finding.why.in_language(language) if gap or finding.checks else "",
        basis=say("quote.separator", language).join(basis.in_language(language) for basis in finding.legal_basis),
        checks=tuple(_check(check, style, "weak" if gap else "note") for check in by_gravity(finding)),
        suggestion=preferred.in_language(wording).strip() if gap else "",
        placement=_placement(finding.placement, language) if gap and finding.placement else "",
        fallback=fallback.in_language(wording).strip() if gap and fallback else "",
        concessions=tuple(_concession(one, style, wording) for one in finding.concessions) if processor else (),
    )


def suggestion_label(seen: FindingView, language: Language) -> str:
    """Give "Suggested wording (to insert after clause 8.3, as clause 8.4)", or less where it has no place."""
    where = f" ({seen.placement})" if seen.placement else ""
    return f"{say('words.suggestion', language)}{where}"


def _placement(placed: Placement, language: Language) -> str:
    """Give "insert after clause 8.3, as clause 8.4", or "replace clause 8.2"; only the numbers that the text has."""
    after, number = (place_of(one, language) for one in (placed.after_clause, placed.number))
    if placed.action == "replace":
        kind = "replace-whole" if placed.whole else "replace-in" if number else "replace"
    else:
        kind = "insert-as" if after and number else "insert-after" if after else "insert"
    return say(f"placement.{kind}", language, after=after, number=number)


def place_of(number: str | None, language: Language) -> str:
    """Give "clause 8.3", the name of an annex as it is, or nothing."""
    if not number or number[:1].isalpha():
        return clean(number or "")
    return say("place.clause", language, number=clean(number))


def _concession(made: Concession, style: Style, wording: Language) -> ConcessionView:
    label = f"{say('check.concession', style.language)} ({say(f'severity.{made.severity}', style.language)})"
    return ConcessionView(
        severity=made.severity,
        label=label,
        message=made.message.in_language(style.language),
        basis=made.basis.in_language(style.language),
        suggestion=made.suggestion.in_language(wording),
        quotes=_quotes(made.evidence if style.verbose else made.evidence[:MOST_QUOTES], style),
    )


def need_of(finding: ClauseResult, language: Language) -> str:
    """Give how much the agreement needs the clause: "mandatory clause"."""
    applies = finding.need == "conditional" and finding.status is not Status.NOT_APPLICABLE
    return say("need.applies" if applies else f"need.{finding.need}", language)


def family_title(family: str, families: Sequence[FamilyName], language: Language) -> str:
    """Give the title of a family, or its id where the report does not know it."""
    return next((one.title.in_language(language) for one in families if one.id == family), family)


def by_gravity(finding: ClauseResult) -> tuple[CheckResult, ...]:
    """Give the checks that bite, the red flags first."""
    return tuple(sorted(finding.checks, key=lambda check: check.kind))


def first_place(evidence: tuple[Evidence, ...], language: Language) -> str:
    """Give the place of the first of ``evidence``, or nothing."""
    return place(evidence[0], language) if evidence else ""


def _check(check: CheckResult, style: Style, otherwise: str) -> CheckView:
    adverse = check.kind == "adverse"
    label = say("check.adverse" if adverse else f"check.{otherwise}", style.language)
    if adverse:
        label = f"{label} ({say(f'severity.{check.severity}', style.language)})"
    return CheckView(
        adverse=adverse,
        severity=check.severity,
        label=label,
        message=check.message.in_language(style.language),
        quotes=_quotes(check.evidence if style.verbose else check.evidence[:MOST_QUOTES], style),
    )


def _quotes(evidence: tuple[Evidence, ...], style: Style) -> tuple[Quotation, ...]:
    longest = None if style.verbose else LONGEST
    quotes = [quotation(one, style.language, longest) for one in evidence]
    return tuple(dict.fromkeys(quotes))
