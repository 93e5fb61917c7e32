"""Where the words of a library stand in a text: every literal found in one pass, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dpa_check.matching.lexicon import Lexicon, Use
from dpa_check.matching.stems import fold

_END = "\x1e"

Place: TypeAlias = "tuple[int, int]"
"""Where something stands among the words of a unit: first word, one past the last."""


@dataclass(slots=True)
class Unit:
    """What is matched as one: a sentence or list item, after the words of the sentence that introduces it.

    ``words`` are stems, ``forms`` the words as written, ``tokens`` their places in the Doc; the first ``lead``
    words are those of the introduction. ``breaks`` are the words after which a new thought begins.
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
    found: dict[int, list[Place]] = field(default_factory=dict)


class Anchors:
    """The literals of one language, ready to be found (spaCy PhraseMatcher)."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Make the matcher over every literal of the lexicon."""
        self._vocab = Vocab()
        self._uses: list[list[Use]] = []
        self._matcher = PhraseMatcher(self._vocab)
        self._keys: dict[int, int] = {}
        for number, (stems, uses) in enumerate(lexicon.literals.items()):
            name = str(number)
            self._matcher.add(name, [Doc(self._vocab, words=list(stems))])
            self._keys[self._vocab.strings[name]] = number
            self._uses.append(uses)

    def find(self, units: Sequence[Unit]) -> None:
        """Fill ``found`` of every unit: for each atom, the places where it stands, in order."""
        words: list[str] = []
        owner: list[tuple[Unit, int]] = []
        for unit in units:
            start = len(words)
            words += [*unit.words, _END]
            owner += [(unit, start)] * (len(unit.words) + 1)
        if not words:
            return
        places: dict[tuple[int, int], set[Place]] = defaultdict(set)
        for key, begin, end in self._matcher(Doc(self._vocab, words=words)):
            unit, offset = owner[begin]
            place = (begin - offset, end - offset)
            for use in self._uses[self._keys[key]]:
                if not use.forms or _same_forms(unit.forms[place[0] : place[1]], use):
                    places[unit.index, use.atom].add(place)
        by_index = {unit.index: unit for unit in units}
        for (index, atom), where in places.items():
            by_index[index].found[atom] = sorted(where)


def _same_forms(forms: Iterable[str], use: Use) -> bool:
    if use.cased:
        return all(form == wanted for form, wanted in zip(forms, use.forms, strict=True))
    return all(wanted is None or fold(form) == wanted for form, wanted in zip(forms, use.forms, strict=True))
