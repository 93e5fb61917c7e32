"""What the tests of batches share: programs that run beside a test, and a Dask cluster of them."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent
Beside = Callable[..., AbstractContextManager[subprocess.Popen[bytes]]]


@contextmanager
def running(folder: Path, *command: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    command = (BIN / command[0], *command[1:])
    with (folder / "log.txt").open("ab") as log, subprocess.Popen(command, cwd=folder, stdout=log, stderr=log) as one:
        try:
            yield one
        finally:
            one.kill()


@pytest.fixture(scope="session")
def beside() -> Beside:
    """Give what runs, in a folder, a program of the environment for as long as a block lasts; it logs to log.txt."""
    return running


@pytest.fixture
def scheduler(tmp_path: Path, beside: Beside) -> Iterator[str]:
    """Give the address of a Dask scheduler."""
    file = tmp_path / "scheduler.json"
    with beside(tmp_path, "dask", "scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", file):
        while not (file.exists() and b"address" in file.read_bytes()):
            time.sleep(0.1)
        yield json.loads(file.read_bytes())["address"]


@pytest.fixture
def worker(scheduler: str, beside: Beside, tmp_path: Path) -> Beside:
    """Give what runs a worker of the scheduler for as long as a block lasts."""
    options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--worker-port", "0")
    return partial(beside, tmp_path, "dask", "worker", scheduler, *options)
