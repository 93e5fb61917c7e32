"""A review with what it is about: the report, and beside each file's result its text as read and its bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from dpa_check.errors import UsageError

if TYPE_CHECKING:
    from dpa_check.document import Document
    from dpa_check.report import DocumentResult, Report

Source: TypeAlias = Path | tuple[bytes, str]
"""A file, or the bytes of one with its name."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One file of a review: its result, its text as read (None where it could not be), and where its bytes are."""

    result: DocumentResult
    document: Document | None
    source: Source

    @property
    def name(self) -> str:
        """Give the name of the file, without its folder.

        >>> Reviewed(None, None, Path("drafts/dpa.docx")).name
        'dpa.docx'
        """
        return Path(self.source[1] if isinstance(self.source, tuple) else self.source).name

    def content(self) -> bytes:
        """Give the bytes that were reviewed; raises UsageError where the file has changed or gone since."""
        data = self.source[0] if isinstance(self.source, tuple) else _bytes_of(self.source)
        digest = self.document.sha256 if self.document else self.result.sha256
        if hashlib.sha256(data).hexdigest() != digest:
            message = _("{path}: changed while it was reviewed; run the review again").format(path=self.result.path)
            raise UsageError(message)
        return data


@dataclass(frozen=True, slots=True)
class Review:
    """One run: the report, and the files it is about, in the same order."""

    report: Report
    files: tuple[Reviewed, ...]


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
