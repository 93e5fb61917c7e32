"""What was computed from the clause library, kept between runs in a folder private to the user.

Each entry is named by a digest of all it depends on, the tool's own code included, so an entry is either right or not
found.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
OFF: Final = "off"
VARIABLE: Final = "DPA_CHECK_CACHE"
"""The environment variable that names another folder, or "off"."""

MOST_ENTRIES: Final = 12
"""Entries kept; the oldest leave."""


def remembered(name: str, make: Callable[[], _T]) -> _T:
    """Give what ``make`` makes: from the store if it was made before under this name, else made and kept.

    A store that cannot be read or written is passed over.
    """
    folder = private_folder()
    if folder is None:
        return make()
    path = folder / (hashlib.sha256(f"{name} {code_digest()}".encode()).hexdigest() + ".pickle")
    try:
        kept: _T = pickle.loads(path.read_bytes())  # noqa: S301  the folder is the user's own, and private
    except (OSError, pickle.PickleError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        kept = make()
        _keep(path, kept)
    return kept


def private_folder() -> Path | None:
    """Give the store's folder, or None where there is none that only this user can write."""
    named = os.environ.get(VARIABLE)
    if named == OFF:
        return None
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    try:
        folder = Path(named) if named else (Path(base) if base else Path.home() / ".cache") / "dpa-check"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except (OSError, RuntimeError):
        return None
    if sys.platform != "win32" and (state.st_uid != os.geteuid() or state.st_mode & 0o022):
        return None
    return folder


def _keep(path: Path, value: object) -> None:
    """Write an entry under a temporary name, then give it its own."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(pickle.dumps(value, protocol=5))
        Path(file.name).replace(path)
        entries = sorted(path.parent.glob("*.pickle"), key=lambda entry: entry.stat().st_mtime, reverse=True)
        for old in entries[MOST_ENTRIES:]:
            old.unlink(missing_ok=True)
    except (OSError, pickle.PicklingError):
        return


@cache
def code_digest() -> str:
    """Give a digest of the tool's code and of the Python that runs it."""
    sha = hashlib.sha256(sys.version.encode())
    root = Path(__file__).parent
    for path in sorted(root.rglob("*.py")):
        sha.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return sha.hexdigest()
