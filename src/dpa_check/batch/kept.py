"""Outcomes kept between runs, in a folder that only the user can read; derived data, never a file of the user's."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dpa_check.batch.entry import Entry
from dpa_check.batch.places import beside, read, write
from dpa_check.errors import ReadingError
from dpa_check.readers import Options
from dpa_check.store import private_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = "outcomes"
_SUFFIX: Final = ".entry"
_ANY: Final = Options()


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of entries, each a file named by its key, written under another name first; or an address of one."""

    folder: str

    def get(self, key: str) -> Entry | None:
        """Give the entry of that key, or None; one that cannot be read is as if it were not there."""
        try:
            return Entry.of_bytes(read(self._place(key), _ANY))
        except (ReadingError, ValueError):
            return None

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry; raises UsageError where the folder cannot be written."""
        write(self._place(key), entry.to_bytes(), private=True)

    def __iter__(self) -> Iterator[Path]:
        """Give the files of all entries of a folder on this machine."""
        return Path(self.folder).glob(f"*/*{_SUFFIX}")

    def clear(self) -> int:
        """Remove every entry, and give how many there were."""
        number = sum(1 for _ in self)
        shutil.rmtree(self.folder, ignore_errors=True)
        return number

    def _place(self, key: str) -> str:
        return beside(beside(self.folder, key[:2]), f"{key}{_SUFFIX}")


def of_the_user() -> Kept | None:
    """Give the user's own, or None where there is no folder that only this user can write."""
    folder = private_folder()
    return Kept(str(folder / FOLDER)) if folder else None
