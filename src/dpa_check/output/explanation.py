"""A clause of the library explained: what it asks, why, what weakens it, and a wording that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dpa_check.output.lines import heading, labelled, line, page, row
from dpa_check.output.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.padding import Padding

    from dpa_check.library.schema import Clause, Library
    from dpa_check.output.messages import Language
    from dpa_check.output.style import Style

SHOWN_CASES: Final = ("accept", "weak", "adverse")
MOST_EXAMPLES: Final = 2


def explain(clause: Clause, library: Library, style: Style) -> str:
    """Give all that the library says of ``clause`` in the language of ``style``, with its model wording."""
    return page(_explanation(clause, library, style.language), style)


def _explanation(clause: Clause, library: Library, language: Language) -> Iterator[Padding]:
    families = {family.id: family.title.in_language(language) for family in library.families}
    facts = {fact.id: fact.means.in_language(language) for fact in library.facts}
    yield from heading(clause.title.in_language(language))
    yield line(
        0,
        f"{families.get(clause.family, clause.family)} · {say(f'need.{clause.status}', language)}"
        f" · {say(f'severity.{clause.severity}', language)} · {clause.id}",
    )
    yield line()
    yield labelled(0, say("words.why", language), clause.why.in_language(language), language)
    basis = say("quote.separator", language).join(one.in_language(language) for one in clause.basis)
    yield labelled(0, say("words.basis", language), basis, language)
    for key, ids in (("explain.when", clause.applies_when), ("explain.unless", clause.applies_unless)):
        if ids:
            yield labelled(0, say(key, language), ", ".join(facts.get(one, one) for one in ids), language)
    if clause.note:
        yield labelled(0, say("explain.note", language), clause.note.in_language(language), language)
    yield from _accuracy(clause, library, language)
    yield line()
    for need in ("core", "plus"):
        asked = (element.asks.in_language(language) for element in clause.elements if element.need == need)
        yield from _list(say(f"explain.{need}", language), asked, language)
    for kind in ("weak", "adverse"):
        told = (check.says.in_language(language) for check in clause.checks if check.kind == kind)
        yield from _list(say(f"explain.{kind}", language), told, language)
    yield labelled(0, say("words.suggestion", language), "", language)
    yield line(1, clause.wordings[language].suggested.strip())
    if fallback := clause.wordings[language].fallback.strip():
        yield labelled(0, say("words.fallback", language), "", language)
        yield line(1, fallback)
    yield line()
    for kind in SHOWN_CASES:
        cases = [case.sentence for case in clause.wordings[language].cases if case.kind == kind]
        yield from _list(say(f"explain.case-{kind}", language), cases[:MOST_EXAMPLES], language)


def _accuracy(clause: Clause, library: Library, language: Language) -> Iterator[Padding]:
    """Say how the clause does on the passages written for it, in each language of contracts."""
    for contract, figures in library.accuracy.get(clause.id, {}).items():
        told = [
            say(f"explain.accuracy-{name}", language, **own.model_dump())
            for name, own in (("held", figures.held), ("open", figures.open))
        ]
        yield labelled(0, say(f"explain.accuracy-in-{contract}", language), " ".join(told), language)


def _list(title: str, entries: Iterable[str], language: Language) -> Iterator[Padding]:
    listed = tuple(entries)
    if listed:
        yield labelled(0, title, "", language)
        yield from (row(1, "-", 1, entry) for entry in listed)
        yield line()
