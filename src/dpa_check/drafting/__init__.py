"""The wording that we propose, fitted to this agreement: its names for the parties, its numbers, a place for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dpa_check.drafting.adapting import adapt
from dpa_check.drafting.naming import named
from dpa_check.drafting.placing import placements
from dpa_check.library.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dpa_check.document import Document
    from dpa_check.drafting.naming import Named
    from dpa_check.library.language import Language
    from dpa_check.library.schema import Library
    from dpa_check.report import Bilingual, ClauseResult


def drafted(
    findings: Sequence[ClauseResult],
    document: Document,
    library: Library,
    names: Iterable[tuple[str, str]],
    languages: Sequence[str],
) -> tuple[ClauseResult, ...]:
    """Give the findings with their wordings fitted to ``document``, and the place where each would stand.

    ``names`` are the roles and names found in it; ``languages`` are its own, the commonest first: a wording in another
    language keeps the library's words for the parties.
    """
    spoken: list[Language] = [one for one in LANGUAGES if one in languages]
    known = [(role, name) for role, name in names]
    terms = {one: named(document.text, known, library.vocabulary[one], one) for one in spoken}
    main = next((one for one in languages if one in spoken), "en")
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


def _fitted(wording: Bilingual, terms: dict[Language, dict[str, Named]]) -> Bilingual:
    told: dict[str, str] = {
        language: adapt(wording.in_language(language), own, language) for language, own in terms.items()
    }
    return wording.model_copy(update=told)
