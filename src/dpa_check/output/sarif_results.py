"""The results of a SARIF log: a result for each finding, and one for each red flag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dpa_check.evidence import unique
from dpa_check.output.messages import say
from dpa_check.output.sarif_places import location, whole
from dpa_check.output.sarif_words import LEVELS, plain
from dpa_check.output.selection import rank
from dpa_check.output.view import listed, wording_language
from dpa_check.output.view_finding import view_finding
from dpa_check.report import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.output.sarif_places import Places
    from dpa_check.output.sarif_rules import Rules
    from dpa_check.output.sarif_words import Json
    from dpa_check.output.style import Style
    from dpa_check.report import CheckResult, ClauseResult, DocumentResult, Evidence

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
        for flag in finding.red_flags:
            if rank(flag.severity) <= rank(style.min_severity):
                yield _red_flag(finding, flag, style) | index | _where(flag.evidence, at, document, places)
        if _tells_more(finding, style):
            seen = view_finding(finding, style, wording)
            words = f"{seen.title}{say('quote.colon', style.language)} {seen.heading}. {seen.reason}"
            told: Json = {"ruleId": finding.clause_id, **_kind(finding), "message": {"text": plain(words)}}
            told["partialFingerprints"] = {FINGERPRINT: finding.id}
            told["properties"] = {
                "status": finding.status,
                "severity": finding.severity,
                "need": finding.need,
                "legalBasis": seen.basis,
                **({"suggestion": seen.suggestion} if seen.suggestion else {}),
            }
            yield told | index | _where(finding.evidence, at, document, places)


def _tells_more(finding: ClauseResult, style: Style) -> bool:
    """Say whether a finding has more to tell than its red flags."""
    return style.verbose or finding.status is not Status.PRESENT or len(finding.checks) > len(finding.red_flags)


def _kind(finding: ClauseResult) -> Json:
    kind = KINDS[finding.status]
    if kind == "pass" and finding.checks:
        kind = "informational"
    return {"kind": kind, "level": LEVELS[finding.severity] if kind == "fail" else "none"}


def _red_flag(finding: ClauseResult, flag: CheckResult, style: Style) -> Json:
    title, message = finding.title.in_language(style.language), flag.message.in_language(style.language)
    label = say("check.adverse", style.language)
    colon = say("quote.colon", style.language)
    return {
        "ruleId": f"{finding.clause_id}/{flag.id}",
        "kind": "fail",
        "level": LEVELS[flag.severity],
        "message": {"text": plain(f"{label}{colon} {title}{colon} {message}".rstrip(".") + ".")},
        "partialFingerprints": {FINGERPRINT: f"{finding.id}/{flag.id}"},
        "properties": {"status": "red_flag", "severity": flag.severity},
    }


def _where(evidence: tuple[Evidence, ...], at: int, document: DocumentResult, places: Places) -> Json:
    """Give the places of a result: the first words that decide, with the others beside them (3.27.12, 3.27.22)."""
    first, *others = [location(at, document, places, one) for one in unique(evidence)] or [whole(at, document)]
    return {"locations": [first], **({"relatedLocations": others} if others else {})}
