"""The figures of accuracy that the clause library carries are those of the passages as they are judged today."""

from collections.abc import Callable
from types import ModuleType

from dpa_check.library.loader import load

SCRIPT = "benchmarks/accuracy/passages.py"


def test_the_published_figures_are_those_of_today(script: Callable[[str], ModuleType]) -> None:
    found = script(SCRIPT)
    assert found.FIGURES.read_text("utf-8") == found.published(), f"python {SCRIPT} --write"


def test_every_clause_has_its_figures_in_both_languages() -> None:
    library = load()
    assert {name: set(own) for name, own in library.accuracy.items()} == {
        clause.id: {"fr", "en"} for clause in library.clauses
    }
