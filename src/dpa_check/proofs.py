"""The library proved on its own cases: each example sentence, and each suggested wording, gets the verdict it must."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Final

from dpa_check.assess import Assessor
from dpa_check.library.language import LANGUAGES, Language
from dpa_check.library.lint import Problem, lint
from dpa_check.nlp.pipeline import AgreementLanguage, to_doc
from dpa_check.readers import read_bytes
from dpa_check.report import ClauseResult, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


def check(library: Library, only: Sequence[str] = ()) -> list[Problem]:
    """Give everything that is wrong in the library: its form, its phrases and its cases; or in ``only`` these clauses.

    A case that does not get its verdict, a suggested wording that does not come out clean, a phrase that no case
    exercises, and an accept case that makes another clause present without naming it under ``also``.
    """
    clauses = [clause for clause in library.clauses if not only or clause.id in only]
    problems = lint(library.model_copy(update={"clauses": tuple(clauses)}))
    for language in LANGUAGES:
        whole = AgreementLanguage(library, language, keep=False)
        for clause in clauses:
            bench = Bench(library, clause, language)
            problems += [
                *bench.problems(),
                *bench.conceded(),
                *bench.unexercised(),
                *_crossing(clause, language, library, whole),
            ]
    return problems


def _crossing(clause: Clause, language: Language, library: Library, pipeline: AgreementLanguage) -> Iterator[Problem]:
    """Give the accept cases that satisfy another clause, in silence."""
    for case in clause.wordings[language].cases:
        if case.kind != "accept":
            continue
        document = read_bytes((FRAME[language] + case.sentence).encode(), f"{clause.id}.txt")
        results = Assessor(to_doc(document, pipeline), document, library, readable=True).results()
        present = [one.clause_id for one in results if one.status is Status.PRESENT]
        others = ", ".join(name for name in present if name != clause.id and name not in case.also)
        if others:
            message = _("accept case: makes {others} present too: change it, or add also: [{others}]").format(
                others=others
            )
            yield Problem(f"{clause.folder}/{language}.yaml", case.line, message)


def verdict(sentence: str, language: Language, clause: Clause, library: Library) -> ClauseResult:
    """Give the verdict on a clause for a sentence that stands alone in a minimal agreement."""
    return Bench(library, clause, language).verdict(sentence)


class Bench:
    """One clause in one language, with its cases reviewed one by one."""

    def __init__(self, library: Library, clause: Clause, language: Language) -> None:
        """Compile the clause alone."""
        alone = {"clauses": (clause,), "sha256": f"{library.sha256} {clause.id}"}
        self._library = library.model_copy(update=alone)
        self._pipeline = AgreementLanguage(self._library, language, keep=False)
        self._clause = clause
        self._wording = clause.wordings[language]
        self._frame = FRAME[language]
        self._file = f"{clause.folder}/{language}.yaml"
        self._exercised: set[tuple[str, int]] = set()

    def verdict(self, sentence: str) -> ClauseResult:
        """Give the verdict on the clause for a sentence, and note the phrases that it exercises."""
        document = read_bytes((self._frame + sentence).encode(), f"{self._clause.id}.txt")
        doc = to_doc(document, self._pipeline)
        self._exercised.update((name, line) for _, name, _, line, _, _ in doc._.found)
        (result,) = Assessor(doc, document, self._library, readable=True).results()
        return result

    def problems(self) -> Iterator[Problem]:
        """Give the cases, and the suggested wording, that do not come out as they must."""
        for case in self._wording.cases:
            wrong = _wrong(case, self.verdict(case.sentence), len(self._frame))
            if case.kind == "known_miss":
                if wrong is None:
                    found = _("this known miss is found now: make it an accept, weak or adverse case")
                    yield Problem(self._file, case.line, found)
            elif wrong:
                yield Problem(
                    self._file,
                    case.line,
                    _("{kind} case: {wrong}: {sentence!r}").format(
                        kind=case.kind, wrong=wrong, sentence=case.sentence[:90]
                    ),
                )
        wordings = [(_("suggested"), self._wording.suggested, frozenset[str]())]
        if self._wording.fallback.strip():
            wordings.append((_("fallback"), self._wording.fallback, frozenset(self._clause.fallback_concedes)))
        for name, words, conceded in wordings:
            if wrong := _unclean(self.verdict(words), conceded):
                message = _("the {name} wording comes out {wrong}").format(name=name, wrong=wrong)
                yield Problem(self._file, 1, message)

    def conceded(self) -> Iterator[Problem]:
        """Give the sentences that ought to make a concession and do not, and those that do and ought not."""
        for name, wording in self._wording.concessions.items():
            for sentence in (*wording.accept, *wording.refuse):
                made = name in {one.id for one in self.verdict(sentence.text).concessions}
                if made != (sentence in wording.accept):
                    told = (
                        _("the concession {name} is made by: {text!r}")
                        if made
                        else _("no concession {name} in: {text!r}")
                    )
                    yield Problem(self._file, sentence.line, told.format(name=name, text=sentence.text[:90]))

    def unexercised(self) -> Iterator[Problem]:
        """Give the phrases that nothing reviewed so far has found."""
        own = self._wording
        for name, wording in (*own.elements.items(), *own.checks.items(), *own.concessions.items()):
            for pattern in wording.look_for:
                if (name, pattern.line) not in self._exercised:
                    yield Problem(
                        self._file, pattern.line, _("no case exercises this phrase of {name}").format(name=name)
                    )


def _wrong(case: Case, result: ClauseResult, frame: int) -> str | None:
    """Give what is wrong with a verdict, or None; ``frame`` is the length of what stands before the case."""
    shown = {element.id for element in result.elements if element.found} | {one.id for one in result.checks}
    absent = [name for name in case.ids if name not in shown]
    flags = [one.id for one in result.red_flags]
    if case.kind == "reject":
        own = any(one.position.end > frame for one in result.evidence)
        found = own and result.status in (Status.PRESENT, Status.WEAK)
        by = _("comes out {status} by {names}").format(status=result.status.value, names=", ".join(sorted(shown)))
        return by if found else None
    if absent:
        return _("comes out {status}; not found: {names}").format(status=result.status.value, names=", ".join(absent))
    if case.kind == "weak" and result.status is not Status.WEAK:
        return _("comes out {status}").format(status=result.status.value)
    if case.kind == "accept" and flags:
        return _("comes out with the red flag {names}").format(names=", ".join(flags))
    return None


def _unclean(result: ClauseResult, conceded: frozenset[str]) -> str | None:
    """Give what is wrong with a wording that we propose, or None; every check of ``conceded`` must bite, and no other.

    Without ``conceded`` the clause must be present.
    """
    weak = {one.id for one in result.checks if one.kind == "weak"}
    fit = result.status is Status.PRESENT or (result.status is Status.WEAK and bool(weak))
    if fit and weak == conceded and not result.red_flags:
        return None
    biting = ", ".join(one.id for one in result.checks) or _("no check")
    return _("{status}, with {biting}{lacking}").format(
        status=result.status.value, biting=biting, lacking=_lacking(result)
    )


def _lacking(result: ClauseResult) -> str:
    lacking = [element.id for element in result.elements if element.need == "core" and not element.found]
    return _("; core elements not found: {names}").format(names=", ".join(lacking)) if lacking else ""
