"""The results of a batch on disk: one line a file as each is done, under the final name once all are."""

from __future__ import annotations

from contextlib import contextmanager
from gettext import gettext as _
from typing import TYPE_CHECKING, BinaryIO, Final

from dpa_check.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RESULTS: Final = "results.jsonl"
_UNFINISHED: Final = ".part"


@contextmanager
def finished(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write to, which takes its name ``path`` when all is written, and else stays beside it as ".part".

    Raises UsageError where it cannot be written.
    """
    part = path.with_name(path.name + _UNFINISHED)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            yield file
        part.replace(path)
    except OSError as error:
        message = _("{path}: cannot be written ({reason}); choose another folder with -o").format(
            path=error.filename or path, reason=error.strerror
        )
        raise UsageError(message) from error
