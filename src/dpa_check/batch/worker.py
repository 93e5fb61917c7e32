"""What one process of a batch does: a file becomes the outcome that is kept for it."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from dpa_check.batch.entry import LASTING, failed
from dpa_check.batch.places import exists, read
from dpa_check.errors import ReadingError
from dpa_check.garbage import look_seldom
from dpa_check.nlp.pipeline import build

if TYPE_CHECKING:
    from dpa_check.batch.job import Job
    from dpa_check.batch.kept import Kept
    from dpa_check.batch.pages import Pages


@dataclass(frozen=True, slots=True)
class Work:
    """The work of a process: the outcome of a file, taken from those kept where it is there."""

    job: Job
    kept: Kept | None
    pages: Pages | None = None

    def prepare(self) -> None:
        """Load and compile the clause library, and set it apart from what is looked through for garbage."""
        build(self.job.library(), self.job.language)
        look_seldom()
        gc.freeze()

    def __call__(self, source: str) -> tuple[bytes, str]:
        """Give the entry for a file, as bytes, and the name of its page, if it has one."""
        try:
            data = read(source, self.job.reading)
        except ReadingError as error:
            return failed("reading", error.notice).to_bytes(), ""
        return self.entry(data, source)

    def entry(self, data: bytes, source: str) -> tuple[bytes, str]:
        """Give the entry for the bytes of a file, and the name of its page."""
        key = self.job.key(data, source)
        found = self.kept.get(key) if self.kept else None
        page = self.pages.place(key, source) if self.pages else None
        if found and (found.stage or page is None or exists(page)):
            return found.to_bytes(), PurePath(page).name if page and not found.stage else ""
        entry = self.job.review(data, source, partial(self.pages.write, key, source) if self.pages else None, found)
        if self.kept and not found and (entry.stage is None or entry.stage in LASTING):
            self.kept.put(key, entry)
        return entry.to_bytes(), PurePath(page).name if page and not entry.stage else ""
