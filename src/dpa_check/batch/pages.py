"""The report of each file of a batch as a page of its own, written by the process that reviewed it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from dpa_check.batch.places import beside, write
from dpa_check.output import Format, Style, render_review

if TYPE_CHECKING:
    from dpa_check.reviewed import Review

FOLDER: Final = "reports"
_LETTERS: Final = 12


@dataclass(frozen=True, slots=True)
class Pages:
    """A folder of pages, in the language of the reports, for the counsel of one side."""

    folder: str
    style: Style

    def place(self, key: str, source: str) -> str:
        """Give the place of the page of a file: it is there exactly if it is the page of that very review.

        >>> Pages("out/reports", Style("en")).place("0a", "drafts/dpa.pdf")
        'out/reports/dpa-63d8170a8dd8.html'
        """
        whose = f"{key} {source} {self.style.language} {self.style.side}"
        digest = hashlib.sha256(whose.encode()).hexdigest()[:_LETTERS]
        return beside(self.folder, f"{PurePath(source).stem[:80]}-{digest}.html")

    def write(self, key: str, source: str, review: Review) -> None:
        """Write the page of a review."""
        write(self.place(key, source), render_review(review, Format.HTML, self.style))
