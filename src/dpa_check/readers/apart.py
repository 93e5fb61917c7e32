"""Files read in a process of their own: one that ends there costs one line here, and the next is read meanwhile."""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dpa_check.errors import ReadingError
from dpa_check.readers import Options, read, read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import NoReturn

    from dpa_check.document import Document

_CHUNK: Final = 1 << 20
_GRACE: Final = 10
"""Seconds that a process may take beyond its bound, for what it does between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A file that a process is reading, and where it will write what it read."""

    source: Path | tuple[bytes, str]
    process: int
    pipe: int


class ReadAhead:
    """Files in order, of which the next is read while the last is worked on; without ``fork``, each when asked for."""

    def __init__(self, sources: Sequence[Path | tuple[bytes, str]], options: Options) -> None:
        """Begin with the first."""
        self._left = deque(sources)
        self._options = options
        self._begun: _Begun | None = None
        if sys.platform == "linux":
            self._begin()

    def read(self, source: Path | tuple[bytes, str]) -> Document:
        """Give the document of the next file, which ``source`` is; raises ReadingError when it cannot be read."""
        if self._begun is None or self._begun.source is not source:
            return _read(source, self._options)
        begun, self._begun = self._begun, None
        document = _received(begun, self._options.bounds.seconds + _GRACE)
        self._begin()
        if isinstance(document, Exception):
            raise document
        return document

    def _begin(self) -> None:
        if not self._left:
            return
        source = self._left.popleft()
        back, forth = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(back)
            _send(source, self._options, forth)
        os.close(forth)
        self._begun = _Begun(source, process, back)


def _read(source: Path | tuple[bytes, str], options: Options) -> Document:
    return read_bytes(*source, options) if isinstance(source, tuple) else read(source, options)


def _send(source: Path | tuple[bytes, str], options: Options, pipe: int) -> NoReturn:
    """Write what a file holds, or why it cannot be read, to the pipe, and end this process."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        held: Document | Exception = _held(source, options)
        with os.fdopen(pipe, "wb") as file:
            pickle.dump(held, file, protocol=5)
    finally:
        os._exit(0)


def _held(source: Path | tuple[bytes, str], options: Options) -> Document | Exception:
    try:
        return _read(source, options)
    except Exception as error:  # noqa: BLE001  raised again where the file is asked for
        return error


def _received(begun: _Begun, seconds: float) -> Document | Exception:
    """Give what a process wrote; a ReadingError where it ended or took too long."""
    parts = []
    try:
        while select.select([begun.pipe], [], [], seconds)[0] and (part := os.read(begun.pipe, _CHUNK)):
            parts.append(part)
        in_time = bool(select.select([begun.pipe], [], [], 0)[0])
    finally:
        os.close(begun.pipe)
        os.kill(begun.process, signal.SIGKILL)
        os.waitpid(begun.process, 0)
    name = begun.source[1] if isinstance(begun.source, tuple) else str(begun.source)
    try:
        held: Document | Exception = pickle.loads(b"".join(parts))  # noqa: S301  written by this program just now
    except (EOFError, pickle.UnpicklingError):
        return ReadingError(name, "reader-ended") if in_time else ReadingError(name, "too-long", seconds=f"{seconds:g}")
    return held
