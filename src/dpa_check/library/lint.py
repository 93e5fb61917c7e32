"""What is wrong in a clause library that its form alone shows: unknown ids, missing wording, too few cases."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING, Final

from dpa_check.library.language import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dpa_check.library.schema import Check, Clause, Concession, Library
    from dpa_check.library.wording import Case, ClauseWording

FEWEST_REJECTS: Final = 2
"""Refusal cases that every clause must have in each language."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something to put right: the file, its line, and what to do."""

    file: str
    line: int
    message: str


def lint(library: Library) -> list[Problem]:
    """Give the problems of every clause and fact, in the order of the files."""
    facts = {fact.id for fact in library.facts}
    problems = [problem for clause in library.clauses for problem in _clause(clause, facts)]
    return sorted(set(problems))


def _clause(clause: Clause, facts: set[str]) -> Iterator[Problem]:
    law = f"{clause.folder}/clause.yaml"
    elements = [element.id for element in clause.elements]
    checks = [check.id for check in clause.checks]
    concessions = [one.id for one in clause.concessions]
    checks += concessions
    ids = {*elements, *checks}
    for twice in sorted({name for name in ids if (elements + checks).count(name) > 1}):
        yield Problem(law, 1, _("{twice!r} is the id of two elements or checks").format(twice=twice))
    for fact in (*clause.applies_when, *clause.applies_unless, *clause.supplied_by):
        if fact not in facts:
            yield Problem(
                law, 1, _("no fact is called {fact!r}: add facts/{fact}.yaml or correct the name").format(fact=fact)
            )
    for name in _named(clause):
        if name not in ids:
            yield Problem(law, 1, _("no element or check is called {name!r}").format(name=name))
    for bilingual in (
        clause.title,
        clause.why,
        *clause.basis,
        *(e.asks for e in clause.elements),
        *(c.says for c in clause.checks),
        *(text for one in clause.concessions for text in (one.says, one.basis)),
    ):
        if "TODO" in (bilingual.en, bilingual.fr) or not bilingual.en.strip() or not bilingual.fr.strip():
            yield Problem(law, 1, _("a text is missing in one language, beside {en!r}").format(en=bilingual.en[:60]))
    for language in LANGUAGES:
        yield from _wording(clause, language, ids)


def _named(clause: Clause) -> Iterator[str]:
    yield from clause.found_when
    yield from clause.fallback_concedes
    for condition in clause.conditions:
        yield from condition
    derived: tuple[Check | Concession, ...] = (*clause.checks, *clause.concessions)
    for check in derived:
        if check.when:
            yield from (*check.when.found, *check.when.any_found, *check.when.not_found, *check.when.any_not_found)
        if check.limit:
            yield from check.limit.of


def _wording(clause: Clause, language: Language, ids: set[str]) -> Iterator[Problem]:
    file = f"{clause.folder}/{language}.yaml"
    wording = clause.wordings[language]
    known_elements = {element.id for element in clause.elements}
    for name in wording.elements:
        if name not in known_elements:
            yield Problem(file, 1, _("clause.yaml has no element {name!r}").format(name=name))
    for name in wording.checks:
        if name in known_elements or name not in ids:
            yield Problem(file, 1, _("clause.yaml has no check {name!r}").format(name=name))
    for element in clause.elements:
        if element.id not in wording.elements:
            yield Problem(file, 1, _("the element {element!r} has no wording here").format(element=element.id))
    for check in clause.checks:
        if not check.derived and check.id not in wording.checks:
            yield Problem(
                file,
                1,
                _("the check {check!r} has no wording here, and no when or limit in clause.yaml").format(
                    check=check.id
                ),
            )
    if not wording.fallback.strip():
        yield Problem(file, 1, _("no fallback wording"))
    yield from _concessions(clause, wording, file)
    yield from _cases(wording.cases, file, ids)


def _concessions(clause: Clause, wording: ClauseWording, file: str) -> Iterator[Problem]:
    """Give what lacks to the wording of each concession: phrases, sentences that make it and that do not."""
    known = {one.id: one for one in clause.concessions}
    for name in sorted(wording.concessions.keys() - known):
        yield Problem(file, 1, _("clause.yaml has no concession {name!r}").format(name=name))
    for name, one in known.items():
        own = wording.concessions.get(name)
        if own is None or not (own.accept and own.refuse and own.suggested.strip() and (own.look_for or one.derived)):
            message = _("the concession {name!r} lacks wording here: look_for, accept, refuse or suggested")
            yield Problem(file, 1, message.format(name=name))


def _cases(cases: Iterable[Case], file: str, ids: set[str]) -> Iterator[Problem]:
    kinds = [case.kind for case in cases]
    for case in cases:
        for name in case.ids:
            if name not in ids:
                yield Problem(file, case.line, _("no element or check is called {name!r}").format(name=name))
    if kinds.count("reject") < FEWEST_REJECTS:
        yield Problem(
            file,
            1,
            _("{number} reject cases; a clause has at least {fewest} in each language").format(
                number=kinds.count("reject"), fewest=FEWEST_REJECTS
            ),
        )
    if "accept" not in kinds:
        yield Problem(file, 1, _("no accept case"))
