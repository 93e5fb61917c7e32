"""The report of a review: what the JSON holds and every other format renders (pydantic, frozen)."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from pydantic import Field

from dpa_check.record import Bilingual as Bilingual  # noqa: PLC0414  the names of a report are imported from here
from dpa_check.record import Record as Record  # noqa: PLC0414
from dpa_check.report_places import Evidence as Evidence  # noqa: PLC0414
from dpa_check.report_places import Placement as Placement  # noqa: PLC0414
from dpa_check.report_places import Position as Position  # noqa: PLC0414
from dpa_check.report_places import Quote as Quote  # noqa: PLC0414
from dpa_check.report_places import Source as Source  # noqa: PLC0414
from dpa_check.report_reading import AbsentResult, BlankResult, MarkResult
from dpa_check.report_versions import FamilyName as FamilyName  # noqa: PLC0414
from dpa_check.report_versions import LibraryVersion as LibraryVersion  # noqa: PLC0414
from dpa_check.report_versions import ToolVersion as ToolVersion  # noqa: PLC0414
from dpa_check.verdict import Severity as Severity  # noqa: PLC0414
from dpa_check.verdict import Status as Status  # noqa: PLC0414

SCHEMA_VERSION: Final = "1.0"


class ElementResult(Record):
    """Whether one element of a clause was found."""

    id: str
    need: Literal["core", "plus"]
    asks: Bilingual
    found: bool
    evidence: tuple[Evidence, ...]


class CheckResult(Record):
    """One weakness (``weak``) or red flag (``adverse``) that bites."""

    id: str
    kind: Literal["weak", "adverse"]
    cause: str
    severity: Severity
    message: Bilingual
    evidence: tuple[Evidence, ...]


class TimeLimit(Record):
    """A time limit read in a clause: its words, the longest it lasts in hours, and whether within the threshold."""

    words: str
    hours: int = Field(ge=0)
    within: bool
    evidence: Evidence


class Deadline(Record):
    """A threshold on the time limits of a clause, in hours: weak when ``over`` or ``under``; and those read."""

    over: int | None
    under: int | None
    read: tuple[TimeLimit, ...]


class Concession(Record):
    """A term by which the processor gives more than Article 28 asks; it never changes a status."""

    id: str
    severity: Severity
    message: Bilingual
    basis: Bilingual
    suggestion: Bilingual
    evidence: tuple[Evidence, ...]


class ClauseResult(Record):
    """The verdict on one clause, with all that explains it."""

    id: str
    clause_id: str
    family: str
    title: Bilingual
    need: Literal["mandatory", "recommended", "conditional"]
    status: Status
    severity: Severity
    legal_basis: tuple[Bilingual, ...]
    why: Bilingual
    reason: Bilingual
    elements: tuple[ElementResult, ...]
    checks: tuple[CheckResult, ...]
    evidence: tuple[Evidence, ...]
    suggestion: Bilingual
    fallback: Bilingual | None = None
    placement: Placement | None = None
    concessions: tuple[Concession, ...] = ()
    elsewhere: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()

    @property
    def red_flags(self) -> tuple[CheckResult, ...]:
        """The adverse checks that bite."""
        return tuple(check for check in self.checks if check.kind == "adverse")


class NoticeResult(Record):
    """A notice of the reader or of the review: its code, its values, its words in both languages."""

    code: str
    values: dict[str, str]
    message: Bilingual


class PartResult(Record):
    """How much of a part of the file was read."""

    name: str
    characters: int
    unread: tuple[str, ...]
    reason: str | None
    unread_characters: int = 0
    confidence: float | None = Field(default=None, ge=0, le=100, description="Of text recognition (OCR), mean.")
    means: Literal["text", "tables", "recognition"] | None = Field(
        default=None, description="How a page of a PDF was read."
    )


class CoverageResult(Record):
    """The account of the reading."""

    complete: bool
    parts: tuple[PartResult, ...]
    warnings: tuple[NoticeResult, ...]


class Party(Record):
    """A party of the agreement: its role and the names the agreement gives it."""

    role: Literal["controller", "processor", "subprocessor"]
    names: tuple[str, ...]


class Summary(Record):
    """Counts over the findings: clauses by status, red flags."""

    counts: dict[Status, int]
    red_flags: int


Stage: TypeAlias = Literal["reading", "language", "analysis", "time", "memory", "crash"]
"""Where a review failed; the last three are a batch's: the file took too long, too much, or ended its process."""


class Failure(Record):
    """The other outcome of a review: the file could not be read, at which stage, and why."""

    source: str
    stage: Stage
    message: NoticeResult


class DocumentResult(Record):
    """The review of one file: its findings, or the error that prevented it; exactly one of the two."""

    path: str
    sha256: str | None
    media_type: str | None
    kind: Literal["data_processing_agreement", "other", "unknown"]
    languages: tuple[str, ...]
    page_count: int | None
    parties: tuple[Party, ...]
    incorporates: tuple[str, ...]
    coverage: CoverageResult | None
    marks: tuple[MarkResult, ...] = ()
    absent: tuple[AbsentResult, ...] = ()
    blanks: tuple[BlankResult, ...] = ()
    summary: Summary | None
    notices: tuple[NoticeResult, ...]
    findings: tuple[ClauseResult, ...] | None
    error: NoticeResult | None

    @property
    def failure(self) -> Failure | None:
        """The failure that stands for this result in a batch; None where the file was reviewed."""
        if self.error is None:
            return None
        stage: Stage = "language" if self.error.code == "unknown-language" else "reading"
        return Failure(source=self.path, stage=stage, message=self.error)


class Report(Record):
    """One run: the tool, the library and the documents, in the order given; no clock, so the same bytes each time."""

    schema_version: str = SCHEMA_VERSION
    tool: ToolVersion
    library: LibraryVersion
    documents: tuple[DocumentResult, ...]
