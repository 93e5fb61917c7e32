"""Where files are and results go: on this machine, or at an address that fsspec reaches (s3://…, file://…)."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from dpa_check.batch.stores import store_at
from dpa_check.errors import ReadingError, UsageError
from dpa_check.readers import Options, bytes_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from dpa_check.batch.stores import Store

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
    where = _where(place)
    if isinstance(where, Path):
        return bytes_of(where, options)
    try:
        return where.read(options.bounds.bytes)
    except OSError as error:
        raise ReadingError(place, "not-found", reason=error.strerror or "") from error


def exists(place: str) -> bool:
    """Tell whether there is a file. Raises UsageError where nothing can tell."""
    where = _where(place)
    if isinstance(where, Path):
        return where.is_file()
    with _written(place):
        return where.exists()


def write(place: str, data: bytes, *, private: bool = False) -> None:
    """Write a file, whole or not at all; ``private``: in folders that the user alone can enter. Raises UsageError."""
    where = _where(place)
    with _written(place):
        if not isinstance(where, Path):
            where.write(data)
            return
        where.parent.mkdir(mode=0o700 if private else 0o777, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=where.parent, prefix=".", delete=False) as file:
            file.write(data)
        if not private:
            Path(file.name).chmod(0o644)
        Path(file.name).replace(where)


@contextmanager
def finished(place: str) -> Iterator[IO[bytes]]:
    """Give a file to write to, which takes its name when all is written, and else stays beside it as ".part".

    At an address, ".part" is empty. Raises UsageError where it cannot be written.
    """
    where = _where(place)
    with _written(place):
        if not isinstance(where, Path):
            with where.finished(_UNFINISHED) as sent:
                yield cast("IO[bytes]", sent)
            return
        part = where.with_name(where.name + _UNFINISHED)
        part.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            yield file
        part.replace(where)


def files_at(folder: str, but: str = "") -> list[str]:
    """Give the files at an address and below, by name, without those in hidden folders and in ``but``.

    Raises UsageError where there is none.
    """
    try:
        store = store_at(folder)
        outside = store_at(but) if is_address(but) else None
        found = store.files(outside.path if outside and outside.system == store.system else None)
    except OSError as error:
        raise UsageError(
            _("{folder}: cannot be listed ({reason})").format(folder=folder, reason=error.strerror)
        ) from error
    if not found:
        raise UsageError(_("{folder}: no file there").format(folder=folder))
    return sorted(found, key=lambda name: name.split("/"))


def answers(place: str) -> None:
    """Raise UsageError where an address cannot be reached."""
    where = _where(place)
    if isinstance(where, Path):
        return
    try:
        where.answers()
    except OSError as error:
        raise UsageError(
            _("{place}: cannot be reached ({reason})").format(place=place, reason=error.strerror)
        ) from error


def _where(place: str) -> Path | Store:
    """Give the path of a place on this machine, by its address too, or else the store it is in."""
    if not is_address(place):
        return Path(place)
    store = store_at(place)
    return Path(store.path) if getattr(store.system, "local_file", False) else store


@contextmanager
def _written(place: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = _("{path}: cannot be written ({reason}); choose another folder with -o or --cache").format(
            path=place if is_address(place) else error.filename or place, reason=error.strerror
        )
        raise UsageError(message) from error
