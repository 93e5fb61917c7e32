"""Where the words of a library stand in a text: every literal found in one pass over each sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from dpa_check.matching.stems import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from dpa_check.matching.lexicon import Use

Place: TypeAlias = "tuple[int, int]"
"""Where something stands among the words of a unit: first word, one past the last."""


@dataclass(slots=True)
class Unit:
    """What is matched as one: a sentence or list item, after the words of the sentence that introduces it.

    ``words`` are stems, ``forms`` the words as written, ``tokens`` their places in the Doc; the first ``lead``
    words are those of the introduction, the first ``label`` ones a label before a colon or in a table's first cell.
    ``after_comma`` are the places of the words that a comma comes before.
    """

    index: int
    language: str
    block: int
    paragraph: int
    headings: tuple[int, ...]
    words: list[str]
    forms: list[str]
    tokens: list[int]
    lead: int
    start: int
    end: int
    label: int = 0
    role: str = "operative"
    after_comma: frozenset[int] = frozenset()
    found: dict[int, list[Place]] = field(default_factory=dict)


class Anchors:
    """The literals of one language, ready to be found: each word tells how long the literals are that it opens.

    The first word of a title is no word of its own: who is called « responsable de traitement » is not thereby
    « responsable » of anything.
    """

    def __init__(
        self, literals: Mapping[tuple[str, ...], Sequence[Use]], titles: Collection[tuple[str, ...]] = ()
    ) -> None:
        """Index the literals by their first word; ``titles`` are stems, without the small words."""
        self._literals = literals
        self._titles: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for title in titles:
            self._titles[title[0]].append(title)
        lengths: dict[str, set[int]] = defaultdict(set)
        for stems in literals:
            lengths[stems[0]].add(len(stems))
        self._lengths = {word: sorted(sizes) for word, sizes in lengths.items()}

    def find(self, unit: Unit) -> None:
        """Fill ``found`` of a unit: for each atom, the places where it stands, in order."""
        places: dict[int, set[Place]] = defaultdict(set)
        for start, word in enumerate(unit.words):
            titled = any(tuple(unit.words[start : start + len(title)]) == title for title in self._titles.get(word, ()))
            for length in self._lengths.get(word, ()):
                if titled and length == 1:
                    continue
                end = start + length
                for use in self._literals.get(tuple(unit.words[start:end]), ()):
                    if not use.forms or _same_forms(unit.forms[start:end], use):
                        places[use.atom].add((start, end))
        unit.found = {atom: sorted(where) for atom, where in places.items()}


def _same_forms(forms: Iterable[str], use: Use) -> bool:
    if use.cased:
        return all(form == wanted for form, wanted in zip(forms, use.forms, strict=True))
    return all(wanted is None or folded(form) == wanted for form, wanted in zip(forms, use.forms, strict=True))
