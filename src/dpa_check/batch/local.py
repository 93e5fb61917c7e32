"""A batch on this machine: every file one outcome, in order, written as it is done."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dpa_check.api import report_on
from dpa_check.batch.entry import Entry, failed
from dpa_check.batch.pool import Workers
from dpa_check.batch.results import RESULTS, finished
from dpa_check.batch.worker import Work
from dpa_check.errors import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dpa_check.batch.job import Job
    from dpa_check.batch.kept import Kept


@dataclass(frozen=True, slots=True)
class Limits:
    """How many processes work, and what each may take: ``seconds`` a file, ``megabytes`` of data in all."""

    workers: int = os.cpu_count() or 1
    seconds: float = 120
    megabytes: int = 2000


def outcomes(paths: Sequence[Path], job: Job, kept: Kept | None, limits: Limits) -> Iterator[tuple[Path, Entry]]:
    """Give each file, in order, with its outcome; nothing a file does ends the others."""
    work = Work(job, kept)
    workers = Workers[Path, bytes](
        work,
        work.prepare,
        number=min(limits.workers, max(len(paths), 1)),
        seconds=limits.seconds,
        megabytes=limits.megabytes,
        preload="dpa_check.batch.worker",
    )
    bounds = {"seconds": f"{limits.seconds:g}", "megabytes": str(limits.megabytes)}
    for path, result in workers.results(paths):
        if isinstance(result, bytes):
            yield path, Entry.of_bytes(result)
        else:
            yield path, failed(result, Notice(f"no-{result}", bounds))


def write_results(
    found: Iterator[tuple[Path, Entry]], job: Job, into: Path, tell: Callable[[Path, Entry], None]
) -> None:
    """Write one line a file into ``results.jsonl``, and ``tell`` each as it is written.

    Raises UsageError where it cannot be written.
    """
    around = report_on(job.library(), ())
    with finished(into / RESULTS) as results:
        for path, entry in found:
            results.write(entry.line(str(path), around))
            results.flush()
            tell(path, entry)
