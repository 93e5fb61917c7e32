"""A batch on this machine: every file one outcome, in order, written as it is done."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dpa_check.api import report_on
from dpa_check.batch.entry import Entry, failed, head_of
from dpa_check.batch.places import beside, finished
from dpa_check.batch.pool import Workers
from dpa_check.batch.portfolio import Member, Portfolio
from dpa_check.batch.spool import Spool
from dpa_check.errors import Notice
from dpa_check.report import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dpa_check.batch.job import Job
    from dpa_check.batch.worker import Work


RESULTS: Final = "results.jsonl"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many processes work, and what each may take: ``seconds`` a file, ``megabytes`` of data in all."""

    workers: int = os.cpu_count() or 1
    seconds: float = 120
    megabytes: int = 2000


@dataclass(frozen=True, slots=True)
class Done:
    """A file that is done: its outcome, and the name of its page, if it has one."""

    source: str
    entry: Entry
    page: str = ""


def outcomes(sources: Sequence[str], work: Work, limits: Limits) -> Iterator[Done]:
    """Give each file, in order, with its outcome; nothing a file does ends the others."""
    workers = Workers[str, tuple[bytes, str]](
        work,
        work.prepare,
        number=min(limits.workers, max(len(sources), 1)),
        seconds=limits.seconds,
        megabytes=limits.megabytes,
        preload="dpa_check.batch.worker",
    )
    bounds = {"seconds": f"{limits.seconds:g}", "megabytes": str(limits.megabytes)}
    for source, result in workers.results(sources):
        if isinstance(result, tuple):
            yield Done(source, Entry.of_bytes(result[0]), result[1])
        else:
            yield Done(source, failed(result, Notice(f"no-{result}", bounds)))


def write_results(done: Iterator[Done], job: Job, into: str, tell: Callable[[Done], None]) -> Portfolio:
    """Write one line a file into ``results.jsonl``, and ``tell`` each as it is written; give them as a portfolio.

    Raises UsageError where it cannot be written.
    """
    library = job.library()
    head = head_of(report_on(library, ()))
    members = Spool[Member]()
    with finished(beside(into, RESULTS)) as results:
        for one in done:
            line = one.entry.line(one.source, head)
            results.write(line)
            results.flush()
            failure = Failure.model_validate_json(line) if one.entry.stage else None
            members.append(Member(one.source, one.entry.facts, failure, one.page))
            tell(one)
    return Portfolio(members, library.clauses)
