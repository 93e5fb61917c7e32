import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest


@pytest.fixture
def carry_out() -> Callable[[Coroutine[Any, Any, Any]], Any]:
    """A function that runs a coroutine in a thread of its own: a browser may have left a loop running in this one."""

    def run(work: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401  whatever the coroutine gives
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, work).result()

    return run
