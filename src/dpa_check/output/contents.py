"""The clauses of a library, as a list by family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dpa_check.output.lines import line, page, row
from dpa_check.output.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.padding import Padding

    from dpa_check.library.schema import Library
    from dpa_check.output.messages import Language
    from dpa_check.output.style import Style


def contents(library: Library, style: Style) -> str:
    """Give the clauses of ``library``, each with its title, severity, need and id."""
    return page(_contents(library, style.language), style)


def _contents(library: Library, language: Language) -> Iterator[Padding]:
    widest = max(len(clause.id) for clause in library.clauses)
    for family in library.families:
        yield line(0, (family.title.in_language(language), "bold"))
        for clause_id in family.clauses:
            clause = library.clause(clause_id)
            if clause is not None:
                marks = f"{say(f'need.{clause.status}', language)}, {say(f'severity.{clause.severity}', language)}"
                yield row(1, clause.id, widest, clause.title.in_language(language), (f" ({marks})", "dim"))
        yield line()
