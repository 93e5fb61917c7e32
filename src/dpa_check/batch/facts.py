"""What a portfolio needs of each agreement: how it came out, how its text is known again, and its sub-processors."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

from pydantic import Field

from dpa_check.batch.likeness import signature
from dpa_check.batch.subprocessors import SubprocessorRow, subprocessors
from dpa_check.record import Record
from dpa_check.report import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dpa_check.report import ClauseResult
    from dpa_check.reviewed import Reviewed


class Limit(Record):
    """A time limit read in an agreement: the clause of the library it belongs to, its words, its hours, its place."""

    clause: str
    words: str
    hours: int
    within: bool
    page: int | None
    clause_number: str | None


class Conceded(Record):
    """A term by which the processor gives more than the law asks: its clause and its id in the library, its place."""

    clause: str
    concession: str
    page: int | None
    clause_number: str | None


class Facts(Record):
    """The facts of one file; of one that could not be reviewed, none.

    ``signature``: the text in a few numbers that near-identical texts share (``likeness``), in base 64. ``statuses``:
    the verdict on each clause of the library, in its order. ``red_flags``: [clause, check].
    """

    kind: str = ""
    languages: tuple[str, ...] = ()
    pages: int | None = None
    complete: bool = False
    statuses: dict[str, Status] = Field(default_factory=dict)
    red_flags: tuple[tuple[str, str], ...] = ()
    concessions: tuple[Conceded, ...] = ()
    deadlines: tuple[Limit, ...] = ()
    subprocessors: tuple[SubprocessorRow, ...] = ()
    signature: str = ""

    @property
    def likeness_numbers(self) -> bytes:
        """The signature as ``likeness`` takes it."""
        return base64.b64decode(self.signature)


NO_FACTS: Final = Facts()


def facts_of(reviewed: Reviewed) -> Facts:
    """Give the facts of a file that was reviewed."""
    result, document = reviewed.result, reviewed.document
    findings = result.findings or ()
    return Facts(
        kind=result.kind,
        languages=result.languages,
        pages=result.page_count,
        complete=result.coverage is not None and result.coverage.complete,
        statuses={finding.clause_id: finding.status for finding in findings},
        red_flags=tuple((finding.clause_id, flag.id) for finding in findings for flag in finding.red_flags),
        concessions=tuple(_conceded(findings)),
        deadlines=tuple(dict.fromkeys(_limits(findings))),
        subprocessors=subprocessors(document) if document else (),
        signature=base64.b64encode(signature(document.text)).decode() if document else "",
    )


def _conceded(findings: Iterable[ClauseResult]) -> Iterator[Conceded]:
    for finding in findings:
        for one in finding.concessions:
            place = next(iter(one.evidence), None)
            yield Conceded(
                clause=finding.clause_id,
                concession=one.id,
                page=place.page if place else None,
                clause_number=place.clause_number if place else None,
            )


def _limits(findings: Iterable[ClauseResult]) -> Iterator[Limit]:
    for finding in findings:
        for threshold in finding.deadlines:
            for one in threshold.read:
                place = one.evidence
                yield Limit(
                    clause=finding.clause_id,
                    words=one.words,
                    hours=one.hours,
                    within=one.within,
                    page=place.page,
                    clause_number=place.clause_number,
                )
