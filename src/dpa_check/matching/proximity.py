"""Phrases found by the order and distance of their anchors, starting from the rarest."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from dpa_check.matching.lexicon import Adjacent, CompiledPhrase, Either, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dpa_check.matching.anchors import Place, Unit

Segments: TypeAlias = "tuple[Tree, ...]"

LONGEST_GAP: Final = 25
"""The most words a gap may hold."""
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
    """The units of one language, indexed by the atoms found in them."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Index the units."""
        self._units_with: dict[int, list[Unit]] = defaultdict(list)
        self._known: dict[CompiledPhrase, dict[int, list[Match]]] = {}
        for unit in units:
            for atom in unit.found:
                self._units_with[atom].append(unit)

    def matches(self, phrase: CompiledPhrase) -> dict[int, list[Match]]:
        """Give the matches of a phrase by unit index; only the units where it stands."""
        known = self._known.get(phrase)
        if known is None:
            known = self._known[phrase] = self._search(phrase)
        return known

    def _search(self, phrase: CompiledPhrase) -> dict[int, list[Match]]:
        found: dict[int, list[Match]] = {}
        for segments in phrase.ways:
            for unit in self._candidates(segments):
                if matches := list(_in_unit(unit, segments)):
                    found.setdefault(unit.index, []).extend(matches)
        return found

    def _candidates(self, segments: Segments) -> Iterable[Unit]:
        """Give the units that hold the rarest of the segments."""
        counts = [self._count(segment) for segment in segments]
        if not all(counts):
            return ()
        rarest = segments[counts.index(min(counts))]
        return {unit.index: unit for unit in self._holding(rarest)}.values()

    def _count(self, tree: Tree) -> int:
        """Give at most how many units hold a tree."""
        match tree:
            case Either(options=options):
                return sum(self._count(option) for option in options)
            case Adjacent():
                return min(self._count(part) for part in _required(tree))
            case _:
                return len(self._units_with.get(tree, ()))

    def _holding(self, tree: Tree) -> Iterable[Unit]:
        match tree:
            case Either(options=options):
                return [unit for option in options for unit in self._holding(option)]
            case Adjacent():
                return self._holding(min(_required(tree), key=self._count))
            case _:
                return self._units_with.get(tree, ())


def _required(tree: Adjacent) -> list[Tree]:
    return [part for part, absent in zip(tree.parts, tree.absent, strict=True) if not absent] or list(tree.parts)


def _in_unit(unit: Unit, segments: Segments) -> Iterator[Match]:
    choices = []
    for segment in segments:
        found = _places(unit, segment)
        if not found:
            return
        choices.append(sorted(set(found)))
    for places in islice(_ordered(choices, 0, -1), MOST_MATCHES):
        yield Match(unit, places)


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


def _places(unit: Unit, tree: Tree) -> list[Place]:
    """Give the places where a tree stands in a unit."""
    match tree:
        case Either(options=options):
            return [place for option in options for place in _places(unit, option)]
        case Adjacent(parts=parts, absent=absent):
            return _chained(unit, list(zip(parts, absent, strict=True)))
        case _:
            return unit.found.get(tree, [])


def _chained(unit: Unit, parts: Sequence[tuple[Tree, bool]]) -> list[Place]:
    """Give the places where the parts stand next to each other; an absent one may be passed over."""
    (first, absent), rest = parts[0], parts[1:]
    if absent:
        if not rest:
            return _places(unit, first)
        following = _chained(unit, rest)
        return following and following + _joined(_places(unit, first), following)
    places = _places(unit, first)
    for part, may_lack in rest:
        if not places:
            return []
        joined = _joined(places, _places(unit, part))
        places = places + joined if may_lack else joined
    return places


def _joined(before: Sequence[Place], after: Sequence[Place]) -> list[Place]:
    """Give the places where one ends and the other begins, as one."""
    if not before or not after:
        return []
    ends = defaultdict(list)
    for start, end in after:
        ends[start].append(end)
    return [(start, end) for start, middle in before for end in ends.get(middle, ())]
