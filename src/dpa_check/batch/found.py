"""The files of a batch: those of a folder and below, or those of a list, in an order that never changes."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dpa_check.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEFT_OUT: Final = (".*", "~$*", "Thumbs.db", "desktop.ini")
"""Names that are no agreement of the user's: hidden files, the marks of a file open in Word, those of the system."""


def files_in(folder: Path, patterns: Sequence[str] = (), but: Path | None = None) -> list[Path]:
    """Give the files in ``folder`` and below, by path; with ``patterns``, those whose name fits one.

    Nothing is looked for in ``but``, where the results are written, nor in hidden folders. Raises UsageError.
    """
    if not folder.is_dir():
        message = _("{folder}: no such folder; name one, or - to read a list of files").format(folder=folder)
        raise UsageError(message)
    outside = but.resolve() if but else None
    return sorted(
        (path for path in _walk(folder, outside) if not patterns or any(fnmatch(path.name, one) for one in patterns)),
        key=lambda path: path.parts,
    )


def listed(text: str) -> list[Path]:
    r"""Give the files of a list, one a line or, where it has them, between zero bytes.

    >>> listed("b.pdf\na.docx\n\n")
    [PosixPath('b.pdf'), PosixPath('a.docx')]
    """
    names = text.split("\0") if "\0" in text else text.splitlines()
    return [Path(name) for name in names if name.strip()]


def _walk(folder: Path, outside: Path | None) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = [
            name for name in folders if not name.startswith(".") and (not outside or (here / name).resolve() != outside)
        ]
        yield from (here / name for name in names if not any(fnmatch(name, pattern) for pattern in LEFT_OUT))
