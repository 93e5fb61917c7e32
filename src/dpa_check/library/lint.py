"""What is wrong in a clause library that its form alone shows: unknown ids, missing wording, too few cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dpa_check.library.language import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dpa_check.library.schema import Clause, Library
    from dpa_check.library.wording import Case

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
    ids = {*elements, *checks}
    for twice in sorted({name for name in ids if (elements + checks).count(name) > 1}):
        yield Problem(law, 1, f"{twice!r} is the id of two elements or checks")
    for fact in (*clause.applies_when, *clause.applies_unless, *clause.supplied_by):
        if fact not in facts:
            yield Problem(law, 1, f"no fact is called {fact!r}: add facts/{fact}.yaml or correct the name")
    for name in _named(clause):
        if name not in ids:
            yield Problem(law, 1, f"no element or check is called {name!r}")
    for bilingual in (
        clause.title,
        clause.why,
        *clause.basis,
        *(e.asks for e in clause.elements),
        *(c.says for c in clause.checks),
    ):
        if "TODO" in (bilingual.en, bilingual.fr) or not bilingual.en.strip() or not bilingual.fr.strip():
            yield Problem(law, 1, f"a text is missing in one language, beside {bilingual.en[:60]!r}")
    for language in LANGUAGES:
        yield from _wording(clause, language, ids)


def _named(clause: Clause) -> Iterator[str]:
    yield from clause.found_when
    for condition in clause.conditions:
        yield from condition
    for check in clause.checks:
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
            yield Problem(file, 1, f"clause.yaml has no element {name!r}")
    for name in wording.checks:
        if name in known_elements or name not in ids:
            yield Problem(file, 1, f"clause.yaml has no check {name!r}")
    for element in clause.elements:
        if element.id not in wording.elements:
            yield Problem(file, 1, f"the element {element.id!r} has no wording here")
    for check in clause.checks:
        if not check.derived and check.id not in wording.checks:
            yield Problem(file, 1, f"the check {check.id!r} has no wording here, and no when or limit in clause.yaml")
    yield from _cases(wording.cases, file, ids)


def _cases(cases: Iterable[Case], file: str, ids: set[str]) -> Iterator[Problem]:
    kinds = [case.kind for case in cases]
    for case in cases:
        for name in case.ids:
            if name not in ids:
                yield Problem(file, case.line, f"no element or check is called {name!r}")
    if kinds.count("reject") < FEWEST_REJECTS:
        yield Problem(
            file, 1, f"{kinds.count('reject')} reject cases; a clause has at least {FEWEST_REJECTS} in each language"
        )
    if "accept" not in kinds:
        yield Problem(file, 1, "no accept case")
