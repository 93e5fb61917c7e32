"""Places of an agreement in a report: quotations with where they stand, and where a wording would."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dpa_check.record import Record


class Quote(Record):
    """The words themselves with what stands around them (W3C Web Annotation, TextQuoteSelector)."""

    exact: str
    prefix: str
    suffix: str


class Position(Record):
    """Where the words stand in the extracted text, in code points (W3C TextPositionSelector)."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Source(Record):
    """The phrase of the library that found the words: its file, inside the library, and line."""

    file: str
    line: int


class Evidence(Record):
    """A sentence of the agreement that decides something, and its place."""

    quote: Quote
    position: Position
    page: int | None
    clause_number: str | None
    part: str
    bbox: tuple[float, float, float, float] | None
    found_by: Source
    confidence: float | None = Field(default=None, ge=0, le=100, description="Of text recognition (OCR), on the page.")


class Placement(Record):
    """Where a suggested wording would stand: beside its like, with the number that it would bear, if any.

    ``position`` is an offset in the extracted text: of the words to replace, or of the end of what it would follow.
    """

    action: Literal["insert", "replace"]
    after_clause: str | None
    number: str | None
    position: int = Field(ge=0)
    whole: bool = Field(description="Whether the wording replaces the clause, which says nothing else found here.")
