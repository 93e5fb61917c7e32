"""Phrases found by the order and distance of their anchors, starting from the rarest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from dpa_check.matching.anchors import Place, Unit
from dpa_check.matching.lexicon import CompiledPhrase, Reading

Segments: TypeAlias = "tuple[tuple[Reading, ...], ...]"

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
        rarest, fewest = None, None
        for segment in segments:
            count = sum(min(len(self._units_with.get(atom, ())) for atom in reading) for reading in segment)
            if not count:
                return ()
            if fewest is None or count < fewest:
                rarest, fewest = segment, count
        units = {unit.index: unit for reading in rarest or () for unit in self._units_with.get(reading[0], ())}
        return units.values()


def _in_unit(unit: Unit, segments: Segments) -> Iterator[Match]:
    choices = []
    for segment in segments:
        places = sorted({place for reading in segment for place in _adjacent(unit, reading)})
        if not places:
            return
        choices.append(places)
    yielded = 0
    for places in _ordered(choices, 0, -1):
        yield Match(unit, places)
        yielded += 1
        if yielded == MOST_MATCHES:
            return


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


def _adjacent(unit: Unit, reading: Reading) -> list[Place]:
    """Give the places where the atoms of a reading stand next to each other."""
    places = unit.found.get(reading[0], [])
    for atom in reading[1:]:
        following = unit.found.get(atom)
        if not places or not following:
            return []
        by_start = defaultdict(list)
        for start, end in following:
            by_start[start].append(end)
        places = [(start, end) for start, middle in places for end in by_start.get(middle, ())]
    return places
