"""The errors a user can meet, each with what it is about and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Notice:
    """A fact for the reader of the report, as a code and its values; the words are the output's.

    >>> Notice("page-without-text", {"pages": "3, 4"}).values["pages"]
    '3, 4'
    """

    code: str
    values: dict[str, str]

    def __str__(self) -> str:
        """Give the code and values, for logs and tests."""
        return f"{self.code} {self.values}" if self.values else self.code


class DpaCheckError(Exception):
    """Any failure that has one clear line to say; its text names the place and the remedy."""


class ReadingError(DpaCheckError):
    """A file that cannot be read; ``notice`` says why, in any language of the output.

    Codes: ``not-found``, ``empty-file``, ``encrypted``, ``damaged``, ``wrong-type``, ``unsupported-type``,
    ``no-text``, ``too-large``, ``too-long``, ``too-deep``, ``unknown-language``.
    """

    def __init__(self, source: Path | str, code: str, **values: str) -> None:
        """Take the file, the code of the failure and its values."""
        self.source = str(source)
        self.notice = Notice(code, values)
        super().__init__(f"{source}: {self.notice}")

    def __reduce__(self) -> tuple[Callable[[], ReadingError], tuple[()]]:
        """Give what makes it again, for a process that reads on behalf of another."""
        return partial(ReadingError, self.source, self.notice.code, **self.notice.values), ()


class LibraryError(DpaCheckError):
    """A clause library that cannot be used; its text names the file, the line and the remedy."""


class UsageError(DpaCheckError):
    """A command that cannot be carried out as given; exit code 2."""
