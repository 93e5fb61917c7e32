"""The wording that we propose, fitted to this agreement: its names for the parties, its numbers, a place for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dpa_check.drafting.adapting import adapt
from dpa_check.drafting.placing import placements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dpa_check.document import Document
    from dpa_check.library.language import Language
    from dpa_check.nlp.naming import Named
    from dpa_check.report import Bilingual, ClauseResult


def drafted(
    findings: Sequence[ClauseResult],
    document: Document,
    terms: Mapping[Language, Mapping[str, Named]],
    languages: Sequence[str],
) -> tuple[ClauseResult, ...]:
    """Give the findings with their wordings fitted to ``document``, and the place where each would stand.

    ``terms`` are what it calls its parties in each of its ``languages``, the commonest first: a wording in another
    language keeps the library's words for the parties.
    """
    main = next((one for one in languages if one in terms), "en")
    places = placements(findings, document, "fr" if main == "fr" else "en")
    return tuple(
        finding.model_copy(
            update={
                "suggestion": _fitted(finding.suggestion, terms),
                "fallback": finding.fallback and _fitted(finding.fallback, terms),
                "concessions": tuple(
                    one.model_copy(update={"suggestion": _fitted(one.suggestion, terms)}) for one in finding.concessions
                ),
                "placement": places.get(finding.clause_id),
            }
        )
        for finding in findings
    )


def _fitted(wording: Bilingual, terms: Mapping[Language, Mapping[str, Named]]) -> Bilingual:
    told: dict[str, str] = {
        language: adapt(wording.in_language(language), own, language) for language, own in terms.items()
    }
    return wording.model_copy(update=told)
