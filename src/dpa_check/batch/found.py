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
        (path for path in _walk(folder, outside) if fits(path.name, patterns)),
        key=lambda path: path.parts,
    )


def fits(name: str, patterns: Sequence[str]) -> bool:
    """Tell whether a file is to be reviewed, by its name.

    >>> fits("a.pdf", ["*.pdf"]), fits(".DS_Store", []), fits("a.pdf", [])
    (True, False, True)
    """
    left_out = any(fnmatch(name, one) for one in LEFT_OUT)
    return not left_out and (not patterns or any(fnmatch(name, one) for one in patterns))


def listed(text: str) -> list[str]:
    r"""Give the files of a list, one a line or, where it has them, between zero bytes.

    >>> listed("b.pdf\na.docx\n\n")
    ['b.pdf', 'a.docx']
    """
    names = text.split("\0") if "\0" in text else text.splitlines()
    return [name for name in names if name.strip()]


def _walk(folder: Path, outside: Path | None) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = [
            name for name in folders if not name.startswith(".") and (not outside or (here / name).resolve() != outside)
        ]
        yield from (here / name for name in names)
