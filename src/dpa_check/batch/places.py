"""Where files are and results go: on this machine, or at an address that fsspec reaches (s3://…, file://…)."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from gettext import gettext as _
from importlib.util import find_spec
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from dpa_check.errors import ReadingError, UsageError
from dpa_check.readers import Options, bytes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNFINISHED: Final = ".part"


def is_address(place: str) -> bool:
    """Tell an address from a path.

    >>> is_address("s3://contracts/a.pdf"), is_address("contracts/a.pdf")
    (True, False)
    """
    return "://" in place


def beside(folder: str, name: str) -> str:
    """Give the place of a file in a folder.

    >>> beside("s3://out/", "results.jsonl"), beside("out", "results.jsonl")
    ('s3://out/results.jsonl', 'out/results.jsonl')
    """
    return f"{folder.rstrip('/')}/{name}" if is_address(folder) else os.path.join(folder, name)  # noqa: PTH118  a place


def read(place: str, options: Options) -> bytes:
    """Give the bytes of a file; raises ReadingError."""
    if not is_address(place):
        return bytes_of(Path(place), options)
    system, path = _system(place)
    try:
        size = int(system.size(path) or 0)
        if size > options.bounds.bytes:
            raise ReadingError(place, "too-large", bytes=str(size))
        data: bytes = system.cat_file(path)
    except OSError as error:
        raise ReadingError(place, "not-found", reason=error.strerror or type(error).__name__) from error
    return data


def exists(place: str) -> bool:
    """Tell whether there is a file."""
    if not is_address(place):
        return Path(place).is_file()
    system, path = _system(place)
    return bool(system.exists(path))


def write(place: str, data: bytes, *, private: bool = False) -> None:
    """Write a file, whole or not at all; ``private``: in folders that the user alone can enter. Raises OSError."""
    if is_address(place):
        system, path = _system(place)
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        system.pipe_file(path, data)
        return
    folder = Path(place).parent
    folder.mkdir(mode=0o700 if private else 0o777, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".", delete=False) as file:
        file.write(data)
    if not private:
        Path(file.name).chmod(0o644)
    Path(file.name).replace(place)


@contextmanager
def finished(place: str) -> Iterator[IO[bytes]]:
    """Give a file to write to, which takes its name when all is written, and else stays beside it as ".part".

    At an address, it is there once all is written. Raises UsageError where it cannot be written.
    """
    try:
        if is_address(place):
            system, path = _system(place)
            system.makedirs(path.rpartition("/")[0], exist_ok=True)
            with system.open(path, "wb") as file:
                yield file
            return
        part = Path(place + _UNFINISHED)
        part.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            yield file
        part.replace(place)
    except OSError as error:
        message = _("{path}: cannot be written ({reason}); choose another folder with -o").format(
            path=error.filename or place, reason=error.strerror
        )
        raise UsageError(message) from error


def files_at(folder: str) -> list[str]:
    """Give the files at an address and below, by name. Raises UsageError where there is none."""
    system, path = _system(folder)
    found = [str(system.unstrip_protocol(one)) for one in system.find(path)]
    if not found:
        raise UsageError(_("{folder}: no file there").format(folder=folder))
    return sorted(found, key=lambda name: name.split("/"))


def _system(place: str) -> tuple[Any, str]:
    """Give fsspec's file system for an address, and the path in it."""
    if not find_spec("fsspec"):
        raise UsageError(_("{place}: addresses need fsspec: pip install 'dpa-check[dask]'").format(place=place))
    import fsspec

    system, path = fsspec.core.url_to_fs(place)
    return system, path
