"""The results of a SARIF log: a result for each finding, and one for each red flag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dpa_check.evidence import unique
from dpa_check.output.messages import say
from dpa_check.output.sarif_places import location, whole
from dpa_check.output.sarif_words import LEVELS, plain
from dpa_check.output.selection import is_gap, rank
from dpa_check.output.view import listed, wording_language
from dpa_check.output.view_finding import view_finding
from dpa_check.report import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.output.sarif_places import Places
    from dpa_check.output.sarif_rules import Rules
    from dpa_check.output.sarif_words import Json
    from dpa_check.output.style import Style
    from dpa_check.output.view_finding import ConcessionView, FindingView
    from dpa_check.report import CheckResult, ClauseResult, Concession, DocumentResult, Evidence

FINGERPRINT: Final = "dpaCheckFinding/v1"
KINDS: Final = {
    Status.PRESENT: "pass",
    Status.WEAK: "fail",
    Status.MISSING: "fail",
    Status.DELEGATED: "fail",
    Status.BY_REFERENCE: "review",
    Status.UNDETERMINED: "open",
    Status.NOT_APPLICABLE: "notApplicable",
}
"""The kind of result that a status is (3.27.9)."""


def results(document: DocumentResult, at: int, rules: Rules, places: Places, style: Style) -> Iterator[Json]:
    """Give the results of the document at ``at``: those that ``style`` shows, the gravest first."""
    wording = wording_language(document, style)
    for finding in listed(document, style):
        index: Json = {"ruleIndex": rules.index(finding.clause_id)}
        seen = view_finding(finding, style, wording)
        for made, told in zip(finding.concessions, seen.concessions, strict=False):  # told to the processor alone
            yield _concession(finding, made, told, style) | index | _where(made.evidence, at, document, places)
        for flag in finding.red_flags:
            if rank(flag.severity) <= rank(style.min_severity):
                yield _red_flag(finding, flag, style) | index | _where(flag.evidence, at, document, places)
        if _tells_more(finding, style):
            words = f"{seen.title}{say('quote.colon', style.language)} {seen.heading}. {seen.reason}"
            result: Json = {"ruleId": finding.clause_id, **_kind(finding), "message": {"text": plain(words)}}
            result["partialFingerprints"] = {FINGERPRINT: finding.id}
            result["properties"] = _properties(finding, seen)
            yield result | index | _where(finding.evidence, at, document, places)


def _properties(finding: ClauseResult, seen: FindingView) -> Json:
    """Give what is to be known of a finding beside its message, the wordings with the place of the preferred one."""
    wordings = {"suggestion": seen.suggestion, "fallback": seen.fallback, "placement": seen.placement}
    told: Json = {
        "status": finding.status,
        "severity": finding.severity,
        "need": finding.need,
        "legalBasis": seen.basis,
        **{name: words for name, words in wordings.items() if words},
    }
    if seen.placement and finding.placement:
        told["placementOffset"] = finding.placement.position
    return told


def _tells_more(finding: ClauseResult, style: Style) -> bool:
    """Say whether a finding has more to tell than its concessions and red flags."""
    return style.verbose or is_gap(finding) or len(finding.checks) > len(finding.red_flags)


def _kind(finding: ClauseResult) -> Json:
    kind = KINDS[finding.status]
    if kind == "pass" and finding.checks:
        kind = "informational"
    return {"kind": kind, "level": LEVELS[finding.severity] if kind == "fail" else "none"}


def _red_flag(finding: ClauseResult, flag: CheckResult, style: Style) -> Json:
    label, message = say("check.adverse", style.language), flag.message.in_language(style.language)
    return {
        "ruleId": f"{finding.clause_id}/{flag.id}",
        "kind": "fail",
        "level": LEVELS[flag.severity],
        "message": {"text": _sentence(label, finding, message, style)},
        "partialFingerprints": {FINGERPRINT: f"{finding.id}/{flag.id}"},
        "properties": {"status": "red_flag", "severity": flag.severity},
    }


def _concession(finding: ClauseResult, made: Concession, told: ConcessionView, style: Style) -> Json:
    return {
        "ruleId": f"{finding.clause_id}/{made.id}",
        "kind": "fail",
        "level": LEVELS[made.severity],
        "message": {"text": _sentence(say("check.concession", style.language), finding, told.message, style)},
        "partialFingerprints": {FINGERPRINT: f"{finding.id}/{made.id}"},
        "properties": {
            "status": "concession",
            "severity": made.severity,
            "legalBasis": told.basis,
            "suggestion": told.suggestion,
        },
    }


def _sentence(label: str, finding: ClauseResult, message: str, style: Style) -> str:
    colon = say("quote.colon", style.language)
    title = finding.title.in_language(style.language)
    return plain(f"{label}{colon} {title}{colon} {message}".rstrip(".") + ".")


def _where(evidence: tuple[Evidence, ...], at: int, document: DocumentResult, places: Places) -> Json:
    """Give the places of a result: the first words that decide, with the others beside them (3.27.12, 3.27.22)."""
    first, *others = [location(at, document, places, one) for one in unique(evidence)] or [whole(at, document)]
    return {"locations": [first], **({"relatedLocations": others} if others else {})}
