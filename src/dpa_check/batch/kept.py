"""Outcomes kept between runs, in a folder that only the user can read; derived data, never a file of the user's."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dpa_check.batch.entry import Entry
from dpa_check.store import private_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = "outcomes"
_SUFFIX: Final = ".entry"


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of entries, each a file named by its key, written under another name first."""

    folder: Path

    def get(self, key: str) -> Entry | None:
        """Give the entry of that key, or None; one that cannot be read is as if it were not there."""
        try:
            return Entry.of_bytes(self._path(key).read_bytes())
        except (OSError, ValueError):
            return None

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry; raises OSError where the folder cannot be written."""
        path = self._path(key)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(entry.to_bytes())
        Path(file.name).replace(path)

    def __iter__(self) -> Iterator[Path]:
        """Give the files of all entries."""
        return self.folder.glob(f"*/*{_SUFFIX}")

    def clear(self) -> int:
        """Remove every entry, and give how many there were."""
        number = sum(1 for _ in self)
        shutil.rmtree(self.folder, ignore_errors=True)
        return number

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}{_SUFFIX}"


def of_the_user() -> Kept | None:
    """Give the user's own, or None where there is no folder that only this user can write."""
    folder = private_folder()
    return Kept(folder / FOLDER) if folder else None
