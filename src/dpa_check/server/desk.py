"""Where reviews are made for the server: processes of their own, a bounded number at a time."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pebble import ProcessExpired, ProcessPool

from dpa_check import api
from dpa_check.nlp.pipeline import build
from dpa_check.output.as_json import as_json
from dpa_check.output.style import Style
from dpa_check.server.problems import Refusal

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

    from dpa_check.mapping import Mapping
    from dpa_check.nlp.pipeline import LanguageChoice
    from dpa_check.readers import Options

_WAITING: Final = 2
"""Reviews that may wait for each process before others are turned away."""


@dataclass(frozen=True, slots=True)
class Order:
    """A review to make: the file, how to read it, and the mapping of the answer, if it is to be one."""

    data: bytes
    name: str
    language: LanguageChoice
    reading: Options
    mapping: Mapping | None = None


class Desk:
    """``workers`` processes over one clause library, each review of which may take ``seconds``."""

    def __init__(self, folders: tuple[Path, ...], *, workers: int, seconds: float) -> None:
        """Start the processes, so that the first review finds one ready."""
        context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
        context.set_forkserver_preload([__name__])
        self._folders, self._seconds = folders, seconds
        self._left = workers * (1 + _WAITING)
        self._pool = ProcessPool(workers, initializer=_prepare, initargs=(folders,), context=context)
        for _worker in range(workers):
            self._pool.schedule(_prepare, args=(folders,))

    async def review(self, order: Order) -> bytes:
        """Give the answer; raises Refusal. Another request is served meanwhile."""
        if self._left < 1:
            raise Refusal(503, "too many reviews at once; try again", headers={"Retry-After": "5"})
        self._left -= 1
        try:
            future = self._pool.schedule(_answer, args=_arguments(self._folders, order), timeout=self._seconds)
            return await asyncio.wrap_future(future)
        except TimeoutError as error:
            raise Refusal(504, "the review took longer than it may") from error
        except (ProcessExpired, MemoryError) as error:
            raise Refusal(500, "the process that made the review ended; the file may be damaged") from error
        finally:
            self._left += 1

    def __enter__(self) -> Self:
        """Give the desk itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes, and what they are at."""
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
        self._pool.join()


def _prepare(folders: tuple[Path, ...]) -> None:
    build(api.load_to_review(folders), "auto")


def _arguments(folders: tuple[Path, ...], order: Order) -> tuple[tuple[Path, ...], Order]:
    return folders, order


def _answer(folders: tuple[Path, ...], order: Order) -> bytes:
    made = api.review(
        [(order.data, order.name)], library_folders=folders, language=order.language, reading=order.reading
    )
    (document,) = made.report.documents
    if document.error:
        message = document.error.message
        raise Refusal(422, message.en, code=document.error.code, fr=message.fr)
    if order.mapping:
        return json.dumps(order.mapping.fields(document), ensure_ascii=False, indent=2).encode() + b"\n"
    return as_json(made.report, Style()).encode()
