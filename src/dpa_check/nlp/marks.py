"""What a document calls itself, and the words that only a processing agreement has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dpa_check.matching.proximity import Searcher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dpa_check.matching.anchors import Unit
    from dpa_check.nlp.compiled import CompiledLanguage

_OPENING: Final = 12
"""The first sentences, where a document says what it is."""
_FIRST_WORDS: Final = 6
_TITLE_LINES: Final = 3


def kind_marks(units: Sequence[Unit], searcher: Searcher, compiled: CompiledLanguage) -> list[list[str]]:
    """Give what tells the kind of a document, as [kind of mark, place among its sentences].

    A title stands in a heading of the opening, in several heading lines at its top read as one, or among the first
    words of one of its first sentences.
    """
    place = {unit.index: at for at, unit in enumerate(units)}
    headings = {unit.index for unit in units if unit.role == "heading"}
    top = _title(units, compiled)
    marks = []
    for kind in ("title", "other_title", "strong_sign", "sign"):
        for phrase in compiled.roles[kind]:
            if kind.endswith("title") and top.matches(phrase):
                marks.append([kind, "0"])
            for index, matches in searcher.matches(phrase).items():
                opens = place[index] < _OPENING and (index in headings or matches[0].start < _FIRST_WORDS)
                if opens or kind.endswith("sign"):
                    marks.append([kind, str(place[index])])
    return marks


def _title(units: Sequence[Unit], compiled: CompiledLanguage) -> Searcher:
    """Give the heading lines at the top of a document, to be searched as one."""
    lines = []
    for unit in units[:_TITLE_LINES]:
        if unit.role != "heading":
            break
        lines.append(unit)
    if not lines:
        return Searcher([])
    title = replace(
        lines[0],
        words=[word for line in lines for word in line.words],
        forms=[form for line in lines for form in line.forms],
        tokens=[token for line in lines for token in line.tokens],
        found={},
    )
    compiled.anchors.find(title)
    return Searcher([title])
