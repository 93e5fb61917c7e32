"""Work carried out by processes of which one that hangs, ends or takes too much memory costs its own item alone."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures import TimeoutError as OutOfTime
from itertools import islice
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from pebble import ProcessFuture

    from dpa_check.report import Stage

_T = TypeVar("_T")
_R = TypeVar("_R")
_AHEAD: Final = 4
"""Items given out ahead for each worker, so that none waits for the next."""

_WAITING: Final = 4000
"""Results kept in memory while an earlier item is still worked on."""


class Workers(Generic[_T, _R]):
    """``number`` processes that carry out ``work``, each after ``start`` has prepared it.

    An item may take ``seconds`` and a process ``megabytes`` of data (where the system can hold it to that). Code is
    imported from ``preload`` once, where processes can be copied from one that has it.
    """

    def __init__(  # noqa: PLR0913  what a pool of processes is made of
        self,
        work: Callable[[_T], _R],
        start: Callable[[], object],
        *,
        number: int,
        seconds: float,
        megabytes: int,
        preload: str,
    ) -> None:
        """Take the work and its bounds; processes start with the first item."""
        method = "spawn" if sys.platform == "win32" else "forkserver"
        context = multiprocessing.get_context(method)
        context.set_forkserver_preload([preload])
        self._work, self._number, self._seconds = work, number, seconds
        self._pool = ProcessPool(number, initializer=_start, initargs=(start, megabytes), context=context)

    def results(self, items: Iterable[_T]) -> Iterator[tuple[_T, _R | Stage]]:
        """Give each item, in order, with its result, or with the stage at which its process failed.

        Whatever ends the iteration early ends the processes.
        """
        left = iter(items)
        begun: deque[tuple[_T, ProcessFuture[_R]]] = deque()
        running: set[ProcessFuture[_R]] = set()
        try:
            while True:
                free = min(self._number * _AHEAD - len(running), _WAITING - len(begun))
                for item in islice(left, max(free, 0)):
                    future = self._pool.schedule(self._work, args=(item,), timeout=self._seconds)
                    begun.append((item, future))
                    running.add(future)
                if not begun:
                    self._pool.close()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
                    self._pool.join()
                    return
                if begun[0][1].done():
                    item, future = begun.popleft()
                    trouble = _trouble(future)
                    yield item, future.result() if trouble is None else trouble
                else:
                    wait(running, return_when=FIRST_COMPLETED)
                running = {future for future in running if not future.done()}
        finally:
            if self._pool.active:
                self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
                self._pool.join()


def _trouble(future: Future[_R]) -> Stage | None:
    """Give the stage at which a process failed, or None; a fault of the work itself is raised."""
    error = future.exception()
    if isinstance(error, OutOfTime):
        return "time"
    if isinstance(error, MemoryError):
        return "memory"
    if isinstance(error, ProcessExpired):
        return "crash"
    if error is not None:
        raise error
    return None


def _start(start: Callable[[], object], megabytes: int) -> None:
    """Hold the process to its memory, then prepare it."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  not there on Windows

        limit = megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    start()
