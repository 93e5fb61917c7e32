"""The notes on clauses that are not there, together where their wordings would stand together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dpa_check.output.messages import count, say
from dpa_check.output.note import Paragraph
from dpa_check.output.selection import rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dpa_check.output.messages import Language
    from dpa_check.output.note import Note
    from dpa_check.report import DocumentResult, Severity


@dataclass(frozen=True, slots=True)
class Addition:
    """Clauses of one family to add at one place, an offset in the extracted text or None: one note for them all."""

    position: int | None
    notes: tuple[Note, ...]
    title: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def severity(self) -> Severity | None:
        """Give the gravest of the notes."""
        return min((note.severity for note in self.notes if note.severity), key=rank, default=None)


def additions(found: Iterable[Note], document: DocumentResult, language: Language) -> tuple[Addition, ...]:
    """Give the notes that stand beside no words by place and family, in the order of the text, then of the numbers.

    Those of one family are in the order of the library, as their numbers are.
    """
    order = [finding.id for finding in document.findings or ()]
    groups: dict[tuple[int | None, str], list[Note]] = {}
    for note in sorted((one for one in found if one.evidence is None), key=lambda one: order.index(one.finding.id)):
        placed = note.finding.placement
        groups.setdefault((placed.position if placed else None, note.finding.family), []).append(note)
    made = (_addition(position, tuple(group), language) for (position, _), group in groups.items())
    return tuple(sorted(made, key=_order))


def _order(added: Addition) -> tuple[bool, int, list[int]]:
    placed = added.notes[0].finding.placement
    number = re.findall(r"\d+", placed.number or "") if placed else []
    return added.position is None, added.position or 0, [int(part) for part in number]


def _addition(position: int | None, group: tuple[Note, ...], language: Language) -> Addition:
    first, *others = group
    if not others:
        return Addition(position, group, first.title, first.paragraphs)
    title = count("count.additions", len(group), language)
    return Addition(position, group, title, tuple(_several(group, language)))


def _several(group: tuple[Note, ...], language: Language) -> Iterator[Paragraph]:
    """Give the titles of several clauses, then the whole note of each under its own."""
    yield from (Paragraph("", say("note.one-of", language, title=note.title)) for note in group)
    for note in group:
        yield Paragraph("", "")
        yield Paragraph(note.title, "")
        yield from note.paragraphs
