"""How far a batch is: a bar on a terminal, and the counts that end it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from dpa_check.output.messages import count

if TYPE_CHECKING:
    from types import TracebackType

    from dpa_check.batch.local import Done
    from dpa_check.output.messages import Language


class Progress:
    """Files and pages done, the rate, the time left and the failures so far; shown on a terminal, if wanted."""

    def __init__(self, files: int, language: Language, *, quiet: bool) -> None:
        """Take the number of files to come."""
        self.done = self.pages = self.failures = self.partly = 0
        self._language = language
        self._bar = Bar(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.description}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=quiet or not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task("", total=files)

    def __enter__(self) -> Self:
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self._bar.stop()

    def tell(self, done: Done) -> None:
        """Count a file that is done."""
        self.done += 1
        entry = done.entry
        self.pages += entry.facts.pages or 0
        self.failures += entry.stage is not None
        self.partly += entry.stage is None and not entry.facts.complete
        elapsed = self._bar.tasks[0].elapsed or 0
        rate = self.done / elapsed if elapsed else 0
        said = ", ".join(
            (
                count("count.pages", self.pages, self._language),
                f"{rate:.1f}/s",
                count("count.failures", self.failures, self._language),
            )
        )
        self._bar.update(self._task, advance=1, description=said)

    @property
    def unread(self) -> int:
        """Files that were not read, or only in part."""
        return self.failures + self.partly

    def summary(self) -> str:
        """Give the counts in words: files, pages, those not reviewed, those read in part."""
        counts = (("files", self.done), ("pages", self.pages), ("failures", self.failures), ("partly", self.partly))
        return ", ".join(count(f"count.{name}", number, self._language) for name, number in counts)
