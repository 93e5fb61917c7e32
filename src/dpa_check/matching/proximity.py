"""Phrases found by the order and distance of their anchors, starting from the rarest."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from dpa_check.matching.lexicon import Adjacent, CompiledPhrase, Either, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from dpa_check.matching.anchors import Place, Unit

Segments: TypeAlias = "tuple[Tree, ...]"

LONGEST_GAP: Final = 25
"""The most words a gap may hold."""
_NONE: Final[frozenset[int]] = frozenset()
MOST_MATCHES: Final = 6
"""How many ways a phrase is tried in one sentence before the next phrase."""


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a unit: the place of each of its segments, in order."""

    unit: Unit
    places: tuple[Place, ...]

    @property
    def start(self) -> int:
        """The first word."""
        return self.places[0][0]

    @property
    def end(self) -> int:
        """One past the last word."""
        return self.places[-1][1]


class Searcher:
    """The units of one language, indexed by the atoms found in them; what a tree gives is worked out once."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Index the units."""
        self._units: dict[int, Unit] = {}
        self._units_with: dict[int, set[int]] = defaultdict(set)
        self._known: dict[CompiledPhrase, dict[int, list[Match]]] = {}
        self._holders: dict[int, AbstractSet[int]] = {}
        self._placed: dict[tuple[int, int], list[Place]] = {}
        for unit in units:
            self._units[unit.index] = unit
            for atom in unit.found:
                self._units_with[atom].add(unit.index)

    def matches(self, phrase: CompiledPhrase) -> dict[int, list[Match]]:
        """Give the matches of a phrase by unit index; only the units where it stands."""
        known = self._known.get(phrase)
        if known is None:
            known = self._known[phrase] = self._search(phrase)
        return known

    def _search(self, phrase: CompiledPhrase) -> dict[int, list[Match]]:
        found: dict[int, list[Match]] = {}
        for segments in phrase.ways:
            for index in sorted(self._candidates(segments)):
                if matches := list(self._in_unit(self._units[index], segments)):
                    found.setdefault(index, []).extend(matches)
        return found

    def _candidates(self, segments: Segments) -> AbstractSet[int]:
        """Give the units that hold something of every segment."""
        candidates: AbstractSet[int] | None = None
        for segment in segments:
            holding = self._holding(segment)
            candidates = holding if candidates is None else candidates & holding
            if not candidates:
                break
        return candidates or frozenset()

    def _holding(self, tree: Tree) -> AbstractSet[int]:
        """Give the units that may hold a tree."""
        if isinstance(tree, int):
            return self._units_with.get(tree, _NONE)
        known = self._holders.get(id(tree))
        if known is None:
            if isinstance(tree, Either):
                known = _NONE.union(*(self._holding(option) for option in tree.options))
            else:
                first, *others = map(self._holding, _required(tree))
                known = frozenset(first).intersection(*others)
            self._holders[id(tree)] = known
        return known

    def _in_unit(self, unit: Unit, segments: Segments) -> Iterator[Match]:
        choices = []
        for segment in segments:
            found = self._places(unit, segment)
            if not found:
                return
            choices.append(sorted(set(found)))
        for places in islice(_ordered(choices, 0, -1), MOST_MATCHES):
            yield Match(unit, places)

    def _places(self, unit: Unit, tree: Tree) -> list[Place]:
        """Give the places where a tree stands in a unit."""
        if isinstance(tree, int):
            return unit.found.get(tree, [])
        key = (unit.index, id(tree))
        known = self._placed.get(key)
        if known is None:
            if isinstance(tree, Either):
                known = [place for option in tree.options for place in self._places(unit, option)]
            else:
                known = self._chained(unit, list(zip(tree.parts, tree.absent, strict=True)))
            self._placed[key] = known
        return known

    def _chained(self, unit: Unit, parts: Sequence[tuple[Tree, bool]]) -> list[Place]:
        """Give the places where the parts stand next to each other; an absent one may be passed over."""
        (first, absent), rest = parts[0], parts[1:]
        if absent:
            if not rest:
                return self._places(unit, first)
            following = self._chained(unit, rest)
            return following and following + _joined(self._places(unit, first), following)
        places = self._places(unit, first)
        for part, may_lack in rest:
            if not places:
                return []
            joined = _joined(places, self._places(unit, part))
            places = places + joined if may_lack else joined
        return places


def _required(tree: Adjacent) -> list[Tree]:
    return [part for part, absent in zip(tree.parts, tree.absent, strict=True) if not absent] or list(tree.parts)


def _ordered(choices: Sequence[list[Place]], at: int, after: int) -> Iterator[tuple[Place, ...]]:
    """Give one place a segment, each after the one before and at most a gap away."""
    if at == len(choices):
        yield ()
        return
    for place in choices[at]:
        if place[0] < after:
            continue
        if after >= 0 and place[0] - after > LONGEST_GAP:
            break
        for rest in _ordered(choices, at + 1, place[1]):
            yield (place, *rest)
            if at:
                break


def _joined(before: Sequence[Place], after: Sequence[Place]) -> list[Place]:
    """Give the places where one ends and the other begins, as one."""
    if not before or not after:
        return []
    ends = defaultdict(list)
    for start, end in after:
        ends[start].append(end)
    return [(start, end) for start, middle in before for end in ends.get(middle, ())]
