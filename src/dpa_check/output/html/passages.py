"""The passages of an agreement that findings quote, each once, with the findings that it leads back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dpa_check.output.style import Side
    from dpa_check.report import ClauseResult, Position

KINDS: Final = ("flag", "weak", "concession", "found")
"""What a passage shows, the gravest first: a red flag, a weakness, a concession, or what was asked."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A finding as a passage refers to it: its number in the report, the anchor of its card, its title."""

    number: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that findings quote: where they stand, in code points, the gravest thing they show, and for whom."""

    start: int
    end: int
    anchor: str
    kind: str
    references: tuple[Reference, ...]


def anchor_of(position: Position, section: str) -> str:
    """Give the anchor of the passage at ``position`` in the section of its file.

    >>> from dpa_check.report import Position
    >>> anchor_of(Position(start=3, end=9), "d1")
    'd1-w3-9'
    """
    return f"{section}-w{position.start}-{position.end}"


def passages_of(findings: Sequence[tuple[ClauseResult, Reference]], section: str, side: Side) -> tuple[Passage, ...]:
    """Give the passages in the order of the agreement, the longer one first where two begin together.

    Concessions are shown to the processor's side alone.
    """
    kinds: dict[tuple[int, int], str] = {}
    references: dict[tuple[int, int], dict[Reference, None]] = {}
    anchors: dict[tuple[int, int], str] = {}
    for finding, reference in findings:
        for position, kind in _quoted(finding, side):
            place = (position.start, position.end)
            kinds[place] = min(kind, kinds.get(place, kind), key=KINDS.index)
            references.setdefault(place, {})[reference] = None
            anchors[place] = anchor_of(position, section)
    order = sorted(kinds, key=lambda place: (place[0], -place[1]))
    return tuple(Passage(*place, anchors[place], kinds[place], tuple(references[place])) for place in order)


def _quoted(finding: ClauseResult, side: Side) -> Iterator[tuple[Position, str]]:
    for made in finding.concessions if side == "processor" else ():
        yield from _each((one.position for one in made.evidence), "concession")
    for check in finding.checks:
        yield from _each((one.position for one in check.evidence), "flag" if check.kind == "adverse" else "weak")
    yield from _each((one.position for one in finding.evidence), "found")
    for deadline in finding.deadlines:
        for limit in deadline.read:
            yield limit.evidence.position, "found" if limit.within else "weak"


def _each(positions: Iterable[Position], kind: str) -> Iterator[tuple[Position, str]]:
    return ((position, kind) for position in positions)
