"""A batch on a real Dask cluster: a scheduler and three workers, one of which is killed in the middle."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
Worker = Callable[[], AbstractContextManager[subprocess.Popen[bytes]]]


@pytest.fixture
def contracts(tmp_path: Path) -> Path:
    folder = tmp_path / "contracts"
    folder.mkdir()
    text = (SAMPLES / "texts" / "en-complete.md").read_text("utf-8")
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"{text}\n\nSigned on the {number}.\n", "utf-8")
    (folder / "20.pdf").write_bytes(b"%PDF-1.7 nothing")
    return folder


def batch(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "dpa_check", "batch", *map(str, arguments)]


def test_a_killed_worker_loses_no_file_and_the_bytes_are_those_of_this_machine(
    scheduler: str, worker: Worker, contracts: Path, tmp_path: Path
) -> None:
    local, far = tmp_path / "local", tmp_path / "far"
    subprocess.run(batch(contracts, "-o", local, "--no-cache", "--no-reports", "--exit-zero"), check=True)
    on_dask = ("--engine", "dask", "--scheduler", scheduler, "--no-cache", "--no-reports", "--exit-zero")
    with worker(), worker(), worker() as third:
        with subprocess.Popen(batch(contracts, "-o", far, *on_dask)) as run:
            part = far / "results.jsonl.part"
            while not (part.exists() and part.stat().st_size):
                time.sleep(0.05)
            os.kill(third.pid, signal.SIGKILL)
        assert run.returncode == 0
        for name in ("results.jsonl", "summary.csv", "failures.csv", "groups.csv"):
            assert (far / name).read_bytes() == (local / name).read_bytes()


def test_files_and_results_may_be_at_addresses(scheduler: str, worker: Worker, contracts: Path, tmp_path: Path) -> None:
    address = f"file://{contracts}"
    places = (address, "-o", f"file://{tmp_path / 'out'}", "--cache", f"file://{tmp_path / 'kept'}")
    with worker():
        options = ("--only", "0*", "--engine", "dask", "--scheduler", scheduler)
        subprocess.run(batch(*places, *options), check=True)
    lines = (tmp_path / "out" / "results.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == 10
    assert f'"path":"{address}/00.txt"' in lines[0]
    assert len(list((tmp_path / "kept").rglob("*.entry"))) == 10
    assert len(list((tmp_path / "out" / "reports").glob("0*.html"))) == 10
    subprocess.run(batch(*places, "--only", "0*"), check=True)
    assert (tmp_path / "out" / "results.jsonl").read_text("utf-8").splitlines() == lines


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--engine", "dask"), "--engine dask and --scheduler ADDRESS go together"),
        (("--engine", "dask", "--scheduler", "tcp://127.0.0.1:1"), "tcp://127.0.0.1:1: no scheduler answers there"),
    ],
)
def test_a_cluster_that_is_not_there_is_one_line(contracts: Path, options: tuple[str, ...], said: str) -> None:
    environment = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run(
        batch(contracts, "-o", contracts / "out", *options),
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert said in done.stderr
