"""The report of each file of a batch as a page of its own, written by the process that reviewed it."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from dpa_check.output import Format, Style, render_review

if TYPE_CHECKING:
    from dpa_check.output.messages import Language
    from dpa_check.reviewed import Review

FOLDER: Final = "reports"
_LETTERS: Final = 12


@dataclass(frozen=True, slots=True)
class Pages:
    """A folder of pages, in the language of the reports."""

    folder: Path
    language: Language

    def path(self, key: str, source: str) -> Path:
        """Give the place of the page of a file: it is there exactly if it is the page of that very review.

        >>> Pages(Path("reports"), "en").path("0a", "drafts/dpa.pdf").name
        'dpa-a0a3f642ece9.html'
        """
        digest = hashlib.sha256(f"{key} {source} {self.language}".encode()).hexdigest()[:_LETTERS]
        return self.folder / f"{PurePath(source).stem[:80]}-{digest}.html"

    def write(self, key: str, source: str, review: Review) -> None:
        """Write the page of a review, under another name first."""
        path = self.path(key, source)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            file.write(render_review(review, Format.HTML, Style(self.language)))
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)
