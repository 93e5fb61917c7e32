"""The time limits of a clause against the thresholds of the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dpa_check.evidence import evidence_of
from dpa_check.report import Deadline, TimeLimit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from dpa_check.document import Document
    from dpa_check.library.schema import LimitRule
    from dpa_check.report import Source


@dataclass(frozen=True, slots=True)
class Read:
    """A time limit read: its hours, its tokens (first, one past the last), its sentence, and what phrase found it."""

    hours: int
    tokens: tuple[int, int]
    sentence: tuple[int, int]
    source: Source


def reads(
    limits: Iterable[tuple[int, int, int]], sentences: Sequence[tuple[int, int]], source: Source
) -> tuple[Read, ...]:
    """Give the time limits of a phrase found, each with its sentence: the one it stands in, else the first.

    A limit outside the sentences stands in the words that introduce them.

    >>> [one.sentence for one in reads([(24, 12, 14), (48, 3, 5)], [(6, 9), (9, 20)], None)]
    [(9, 20), (6, 9)]
    """
    found = []
    for hours, start, end in limits:
        own = next((place for place in sentences if place[0] <= start < place[1]), sentences[0])
        found.append(Read(hours, (start, end), (own[0], own[1]), source))
    return tuple(found)


def deadline(rule: LimitRule, found: Iterable[Read], doc: Doc, document: Document) -> Deadline:
    """Give the threshold with the time limits read, each once, in the order of the agreement."""
    once = {one.tokens: one for one in found}
    return Deadline(
        over=rule.over,
        under=rule.under,
        read=tuple(
            TimeLimit(
                words=doc[start:end].text,
                hours=one.hours,
                within=not rule.bites(one.hours),
                evidence=evidence_of(doc, document, one.sentence, one.source),
            )
            for (start, end), one in sorted(once.items())
        ),
    )
