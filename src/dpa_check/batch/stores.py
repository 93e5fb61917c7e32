"""Places at an address: what fsspec's many packages (s3://, sftp://…) are asked for, and their troubles in one line."""

from __future__ import annotations

import errno
import os
from concurrent.futures import Future
from concurrent.futures import TimeoutError as OutOfTime
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from gettext import gettext as _
from importlib.util import find_spec
from io import BufferedIOBase
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from dpa_check.errors import DpaCheckError, ReadingError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import ReadableBuffer as Buffer

_LONGEST_WAIT: Final = 30
"""Seconds in which a store has to answer at first; a package's own attempts, one after the other, may last minutes."""


@dataclass(frozen=True, slots=True)
class Store:
    """A place in a store: fsspec's system for it, and the path there. A path that begins with "/" stands in folders.

    In stores such as S3 it begins with the bucket: a bucket that is not there is never made, and folders need not be.

    >>> store_at("memory://kept/0a.entry").write(b"an outcome")
    >>> store_at("memory://kept/0a.entry").read(largest=100)
    b'an outcome'
    """

    system: Any
    path: str

    def read(self, largest: int) -> bytes:
        """Give the bytes of a file; raises ReadingError for one of more than ``largest`` bytes, OSError for others."""
        with _troubles(self.path):
            size = int(self.system.size(self.path) or 0)
            if size > largest:
                raise ReadingError(self.path, "too-large", bytes=str(size))
            data: bytes = self.system.cat_file(self.path)
        return data

    def exists(self) -> bool:
        """Tell whether there is a file; raises OSError where the store cannot tell."""
        with _troubles(self.path):
            return bool(self.system.exists(self.path))

    def write(self, data: bytes) -> None:
        """Write a file; raises OSError."""
        with _troubles(self.path):
            self._make_folder()
            self.system.pipe_file(self.path, data)

    @contextmanager
    def finished(self, sign: str) -> Iterator[Sent]:
        """Give a file to write to, which is there once all is written, and not at all if it is not; raises OSError.

        Until then an empty one named by the ``sign`` at its end stands beside it: whoever may not write learns it now.
        """
        Store(self.system, self.path + sign).write(b"")
        with ExitStack() as opened:
            with _troubles(self.path):
                opened.enter_context(self.system.transaction)
                file = opened.enter_context(self.system.open(self.path, "wb"))
            yield Sent(file, self.path)
            with _troubles(self.path):
                opened.close()
        with suppress(Exception):  # whoever may write may not always remove
            self.system.rm_file(self.path + sign)

    def files(self, but: str | None) -> list[str]:
        """Give the addresses of the files in a folder and below, those in hidden folders and ``but`` left out.

        A name that ends in "/" is no file: some tools put it in a bucket for a folder.
        """
        folder = self.path.rstrip("/") + "/"
        with _troubles(self.path):
            paths = [str(one) for one in self.system.find(self.path)]
        return [
            str(self.system.unstrip_protocol(one))
            for one in paths
            if not one.endswith("/")
            and not (but and one.startswith(f"{but.rstrip('/')}/"))
            and not any(part.startswith(".") for part in one.removeprefix(folder).split("/")[:-1])
        ]

    def answers(self) -> None:
        """Wait for a first answer, whatever it is; raises OSError where there is none."""
        first: Future[None] = Future()

        def ask() -> None:
            try:
                with _troubles(self.path), suppress(FileNotFoundError):
                    self.system.info(self.path)
            except OSError as error:
                first.set_exception(error)
            else:
                first.set_result(None)

        Thread(target=ask, daemon=True).start()
        try:
            first.result(_LONGEST_WAIT)
        except OutOfTime as error:
            raise OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), self.path) from error

    def _make_folder(self) -> None:
        if self.path.startswith("/"):
            self.system.makedirs(self.path.rpartition("/")[0], exist_ok=True)


class Sent(BufferedIOBase):
    """A file that is being written to a store, from its beginning to its end; ``write`` raises OSError.

    Flushed, it leaves the store when to send what was written: it takes large parts alone.
    """

    def __init__(self, file: Any, path: str) -> None:  # noqa: ANN401  each package has its own kind
        """Take the file as the store's package opened it, and its path."""
        self._file, self._path = file, path

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def write(self, data: Buffer, /) -> int:
        """Write more, and give the number of bytes."""
        with _troubles(self._path):
            return int(self._file.write(data))


def store_at(place: str) -> Store:
    """Give the place at an address; raises UsageError where what it takes to reach it is not installed.

    >>> store_at("memory://reviewed/results.jsonl").path
    '/reviewed/results.jsonl'
    """
    if not find_spec("fsspec"):
        message = _("{place}: addresses need fsspec and its package for them: for s3://, pip install 'dpa-check[s3]'")
        raise UsageError(message.format(place=place))
    import fsspec

    try:
        return Store(*fsspec.core.url_to_fs(place))
    except ImportError as error:
        message = _("{place}: {reason} (for s3://, pip install 'dpa-check[s3]')").format(place=place, reason=error)
        raise UsageError(message) from error
    except ValueError as error:
        message = f"{place}: {error}"
        raise UsageError(message) from error


@contextmanager
def _troubles(path: str) -> Iterator[None]:
    """Raise what a store's package raises, of whatever kind, as an OSError with the reason in one line."""
    try:
        yield
    except DpaCheckError:
        raise
    except Exception as error:
        number = getattr(error, "errno", None) or errno.EIO
        reason = getattr(error, "strerror", None) or " ".join(str(error).split()) or type(error).__name__
        if isinstance(error, FileNotFoundError):
            number = errno.ENOENT
            reason = os.strerror(number) if reason.strip("/") == path.strip("/") else reason
        raise OSError(number, reason, path) from error
