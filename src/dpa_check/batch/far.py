"""A batch on a Dask cluster: the same outcomes, made by the workers of a scheduler that is running already."""

from __future__ import annotations

from collections import deque
from gettext import gettext as _
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from dpa_check.batch.entry import Entry, failed
from dpa_check.batch.local import Done
from dpa_check.errors import Notice, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from distributed import Future

    from dpa_check.batch.worker import Work

_AHEAD: Final = 4
"""Files given out ahead for each thread of the cluster."""

_WAITING: Final = 4000
"""Outcomes kept while an earlier file is still worked on."""


def outcomes(sources: Sequence[str], work: Work, scheduler: str) -> Iterator[Done]:
    """Give each file, in order, with its outcome; what a lost worker had in hand is given to another.

    A file that ends several workers one after the other is a failure. Raises UsageError where no scheduler answers.
    """
    if not find_spec("distributed"):
        raise UsageError(_("--engine dask: Dask is not installed: pip install 'dpa-check[dask]'"))
    from distributed import Client, wait

    try:
        client = Client(scheduler, timeout=10)
    except (OSError, ValueError) as error:
        message = _("{scheduler}: no scheduler answers there ({error})").format(scheduler=scheduler, error=error)
        raise UsageError(message) from error
    with client:
        left = iter(sources)
        begun: deque[tuple[str, Future[Any]]] = deque()
        while True:
            threads = max(sum(client.nthreads().values()), 1)
            running = [future for _source, future in begun if not future.done()]
            free = min(_AHEAD * threads - len(running), _WAITING - len(begun))
            for source in islice(left, max(free, 0)):
                begun.append((source, client.submit(work, source, pure=False)))
            if not begun:
                return
            source, future = begun[0]
            if future.done():
                begun.popleft()
                yield _done(source, future)
            else:
                wait([one for _source, one in begun if not one.done()], return_when="FIRST_COMPLETED")


def _done(source: str, future: Future[Any]) -> Done:
    from distributed.scheduler import KilledWorker

    trouble = future.exception()
    if isinstance(trouble, KilledWorker):
        return Done(source, failed("crash", Notice("no-crash", {})))
    if trouble:
        raise trouble
    data, page = future.result()
    return Done(source, Entry.of_bytes(data), page)
