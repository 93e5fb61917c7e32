"""Records kept in a temporary file, so that a batch of any number of files takes the same memory."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Iterator

_T = TypeVar("_T")


class Spool(Sequence[_T], Generic[_T]):
    """A sequence that grows at its end and holds none of its records in memory; its file goes with it.

    >>> kept = Spool[str]()
    >>> kept.append("one"), kept.append("two")
    (None, None)
    >>> len(kept), kept[1], list(kept), kept[:1]
    (2, 'two', ['one', 'two'], ['one'])
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._file = tempfile.TemporaryFile(prefix="dpa-check-")  # noqa: SIM115  open as long as this is
        weakref.finalize(self, self._file.close)
        self._places = array("Q")

    def append(self, record: _T) -> None:
        """Add a record at the end."""
        self._places.append(self._file.seek(0, 2))
        pickle.dump(record, self._file, protocol=5)

    def __len__(self) -> int:
        """Give the number of records."""
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> _T: ...
    @overload
    def __getitem__(self, place: slice) -> list[_T]: ...
    def __getitem__(self, place: int | slice) -> _T | list[_T]:
        """Read one record, or some."""
        if isinstance(place, slice):
            return [self._read(one) for one in self._places[place]]
        return self._read(self._places[place])

    def __iter__(self) -> Iterator[_T]:
        """Read all records, in order."""
        return map(self._read, self._places)

    def _read(self, place: int) -> _T:
        self._file.seek(place)
        record: _T = pickle.load(self._file)  # noqa: S301  written by this process
        return record
