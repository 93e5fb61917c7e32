"""What a report holds of the reading of a file: its marks, what it refers to and has not, its blanks."""

from __future__ import annotations

from typing import Literal

from dpa_check.record import Bilingual, Record


class MarkResult(Record):
    """A tracked change, a comment, or words that a reader does not see; ``date`` is ISO 8601, or empty."""

    kind: Literal["inserted", "deleted", "comment", "hidden", "white", "tiny"]
    text: str
    author: str
    date: str
    clause_number: str | None


class AbsentResult(Record):
    """An annex or a page that the agreement refers to and the file does not hold, with what it would deal with."""

    kind: Literal["annex", "link"]
    name: str
    deals_with: tuple[Bilingual, ...]
    clause_number: str | None
    page: int | None


class BlankResult(Record):
    """A place left to be filled in: its mark, "" for an empty cell, and the words around it."""

    mark: str
    words: str
    clause_number: str | None
    page: int | None
