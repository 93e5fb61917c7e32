"""The role of each sentence: operative, heading, definition, recital, table of contents or margin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dpa_check.document import BlockKind, Document, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dpa_check.matching.anchors import Unit
    from dpa_check.matching.proximity import Searcher
    from dpa_check.nlp.compiled import CompiledLanguage

_LEADER: Final = re.compile(r"\.{4,}\s*\d*\s*$|…{2,}\s*\d*\s*$")
_QUOTED_TERM: Final = re.compile(r"^\W*(?:\d[\d.]*\s*|\(?[a-z]\)\s*)?[\"“”«][^\"“”»]{1,80}[\"”»]")
_WORDS_BEFORE_MEANS: Final = 8
_LONGEST_RECITALS_HEADING: Final = 6
_LONGEST_ENTRY: Final = 14
"""Words of an entry of a table of contents, at most."""


def set_roles(document: Document, units: Sequence[Unit], searcher: Searcher, language: CompiledLanguage) -> None:
    """Set the role of every unit of one language."""
    by_heading = {
        role: _blocks(units, searcher, language, role, document) for role in ("definitions", "recitals", "contents")
    }
    defined = _indices(searcher, language, "definition_sentence")
    recited = _indices(searcher, language, "recital_sentence")
    for unit in units:
        block = document.blocks[unit.block]
        listed = by_heading["contents"].intersection(unit.headings[-1:])
        if block.part in (Part.HEADER, Part.FOOTER):
            unit.role = "margin"
        elif block.kind is BlockKind.HEADING:
            unit.role = "heading"
        elif _LEADER.search(block.text) or (listed and len(unit.words) <= _LONGEST_ENTRY and not unit.label):
            unit.role = "contents"
        elif by_heading["definitions"].intersection(unit.headings[-1:]) or _is_definition(block.text, unit, defined):
            unit.role = "definition"
        elif by_heading["recitals"].intersection(unit.headings[-1:]) or recited.get(unit.index) == unit.lead:
            unit.role = "recital"


def _is_definition(text: str, unit: Unit, defined: dict[int, int]) -> bool:
    """Tell a definition: « Term » then "means" within a few words."""
    at = defined.get(unit.index)
    return at is not None and at - unit.lead <= _WORDS_BEFORE_MEANS and _QUOTED_TERM.match(text) is not None


def _indices(searcher: Searcher, language: CompiledLanguage, role: str) -> dict[int, int]:
    """Give the units where a phrase of the role stands, with its first word."""
    found: dict[int, int] = {}
    for phrase in language.roles[role]:
        for index, matches in searcher.matches(phrase).items():
            found[index] = min(matches[0].start, found.get(index, matches[0].start))
    return found


def _blocks(
    units: Sequence[Unit], searcher: Searcher, language: CompiledLanguage, role: str, document: Document
) -> frozenset[int]:
    """Give the headings of that role: short ones that hold a phrase of the role."""
    by_index = {unit.index: unit for unit in units}
    return frozenset(
        by_index[index].block
        for index in _indices(searcher, language, role)
        if document.blocks[by_index[index].block].kind is BlockKind.HEADING
        and len(by_index[index].words) <= _LONGEST_RECITALS_HEADING
    )
