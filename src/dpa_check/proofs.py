"""The library proved on its own cases: each example sentence, and each suggested wording, gets the verdict it must."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dpa_check.assess import Assessor
from dpa_check.library.language import LANGUAGES, Language
from dpa_check.library.lint import Problem, lint
from dpa_check.library.loader import load
from dpa_check.nlp.pipeline import build, to_doc
from dpa_check.readers import read_bytes
from dpa_check.report import ClauseResult, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dpa_check.document import Document
    from dpa_check.library.schema import Clause, Library
    from dpa_check.library.wording import Case

FRAME: Final[dict[Language, str]] = {
    "en": (
        'DATA PROCESSING AGREEMENT\n\nBetween Corvid Ltd ("Customer"), as controller, and Merle SAS ("Provider"), as '
        "processor within the meaning of Article 28 GDPR.\n\n1. Terms\n\n"
    ),
    "fr": (
        "ACCORD DE SOUS-TRAITANCE DE DONNÉES PERSONNELLES\n\nEntre la société Corvidé, ci-après « le Client », "
        "responsable de traitement, et la société Merle, ci-après « le Prestataire », sous-traitant au sens de "
        "l'article 28 du RGPD.\n\nArticle 1\n\n"
    ),
}
"""The minimal agreement in which a case is reviewed; what it says by itself counts for no case."""


def check(folders: Sequence[Path] = ()) -> list[Problem]:
    """Give everything that is wrong in the library: its form, its phrases and its cases. Raises LibraryError."""
    library = load(folders)
    return [*lint(library), *prove(library)]


def prove(library: Library) -> list[Problem]:
    """Give the cases that do not get their verdict, and the suggested wordings that do not come out clean."""
    return [
        problem
        for clause in library.clauses
        for language in LANGUAGES
        for problem in _prove_clause(clause, language, library)
    ]


def _prove_clause(clause: Clause, language: Language, library: Library) -> Iterator[Problem]:
    wording = clause.wordings[language]
    file = f"{clause.folder}/{language}.yaml"
    for case in wording.cases:
        result = verdict(case.sentence, language, clause, library)
        wrong = _wrong(case, result, len(FRAME[language]))
        if case.kind == "known_miss":
            if wrong is None:
                yield Problem(file, case.line, "this known miss is found now: make it an accept, weak or adverse case")
        elif wrong:
            yield Problem(file, case.line, f"{case.kind} case: {wrong}: {case.sentence[:90]!r}")
    result = verdict(wording.suggested, language, clause, library)
    if result.status is not Status.PRESENT or result.checks:
        biting = ", ".join(one.id for one in result.checks) or "no check"
        yield Problem(
            file, 1, f"the suggested wording comes out {result.status.value}, with {biting}{_lacking(result)}"
        )


def verdict(sentence: str, language: Language, clause: Clause, library: Library) -> ClauseResult:
    """Give the verdict on a clause for a sentence that stands alone in a minimal agreement."""
    document = read_bytes((FRAME[language] + sentence).encode(), f"{clause.id}.txt")
    return _results(document, library, language)[clause.id]


def _results(document: Document, library: Library, language: Language) -> dict[str, ClauseResult]:
    doc = to_doc(document, build(library, language))
    return {result.clause_id: result for result in Assessor(doc, document, library, readable=True).results()}


def _wrong(case: Case, result: ClauseResult, frame: int) -> str | None:
    """Give what is wrong with a verdict, or None; ``frame`` is the length of what stands before the case."""
    shown = {element.id for element in result.elements if element.found} | {one.id for one in result.checks}
    absent = [name for name in case.ids if name not in shown]
    flags = [one.id for one in result.red_flags]
    if case.kind == "reject":
        own = any(one.position.end > frame for one in result.evidence)
        found = own and result.status in (Status.PRESENT, Status.WEAK)
        return f"comes out {result.status.value} by {', '.join(sorted(shown))}" if found else None
    if absent:
        return f"comes out {result.status.value}; not found: {', '.join(absent)}"
    if case.kind == "weak" and result.status is not Status.WEAK:
        return f"comes out {result.status.value}"
    if case.kind == "accept" and flags:
        return f"comes out with the red flag {', '.join(flags)}"
    return None


def _lacking(result: ClauseResult) -> str:
    lacking = [element.id for element in result.elements if element.need == "core" and not element.found]
    return f"; core elements not found: {', '.join(lacking)}" if lacking else ""
