"""A batch whose files and results are in a bucket: moto's server speaks S3 as Amazon does, on this machine alone."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path

import pytest
import requests
from openpyxl import load_workbook
from s3fs import S3FileSystem

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = ("en-saas-weak.docx", "texts/fr-complete.md", "texts/en-complete.md")
SERVER = ("moto_server", "-H", "127.0.0.1", "-p", "0")
TABLES = ("summary", "clauses", "groups", "outliers", "deadlines", "subprocessors", "failures")
Beside = Callable[..., AbstractContextManager[subprocess.Popen[bytes]]]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory, beside: Beside) -> Iterator[Path]:
    """Give the log of a server, which says what was asked of it."""
    folder = tmp_path_factory.mktemp("server")
    with beside(folder, *SERVER):
        yield folder / "log.txt"


@pytest.fixture
def bucket(log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> S3FileSystem:
    """Give the store, where the bucket "contracts" holds, in "in", the files of a folder: three good, one broken."""
    address = served(log)
    requests.post(f"{address}/moto-api/reset", timeout=10)
    for name, value in {"AWS_ENDPOINT_URL": address, "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in FILES:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes((SAMPLES / name).read_bytes())
    (tmp_path / "in" / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    store = S3FileSystem(endpoint_url=address, skip_instance_cache=True, use_listings_cache=False)
    store.mkdir("contracts")
    store.put(str(tmp_path / "in"), "contracts", recursive=True)
    store.pipe({"contracts/in/texts/": b"", "contracts/in/.trash/old.md": b"Old", "contracts/in/texts/.hidden": b"-"})
    return store


def served(log: Path) -> str:
    while not (found := re.search(r"Running on (http://\S+)", log.read_text("utf-8") if log.exists() else "")):
        time.sleep(0.05)
    return found[1]


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "dpa_check", "batch", *map(str, arguments)]


def batch(*arguments: str | Path) -> None:
    subprocess.run(command(*arguments, "--exit-zero"), check=True)


def at(store: S3FileSystem, folder: str) -> dict[str, bytes]:
    return {path.removeprefix(f"{folder}/"): data for path, data in store.cat(store.find(folder)).items()}


def sheets(workbook: bytes) -> dict[str, list[list[str]]]:
    """Give the words of each sheet, the files named from their own folder."""
    return {
        sheet.title: [[re.sub(r"^\S*/in/", "", str(cell.value)) for cell in row] for row in sheet.iter_rows()]
        for sheet in load_workbook(BytesIO(workbook))
    }


def test_a_bucket_gives_the_bytes_of_a_folder_on_a_cluster_too_and_a_second_run_reviews_nothing(
    bucket: S3FileSystem, scheduler: str, worker: Beside, log: Path, tmp_path: Path
) -> None:
    batch(tmp_path / "in", "-o", tmp_path / "out", "--no-cache")
    run = ("s3://contracts", "-o", "s3://contracts/in/out", "--cache", "s3://contracts/.kept")
    batch(*run)
    first = at(bucket, "contracts/in/out")
    for name in ("results.jsonl", *(f"{table}.csv" for table in TABLES)):
        here = first[name].replace(b"s3://contracts/in/", f"{tmp_path}/in/".encode())
        assert here == (tmp_path / "out" / name).read_bytes()
    assert sheets(first["summary.xlsx"]) == sheets((tmp_path / "out" / "summary.xlsx").read_bytes())
    assert len(first) == len(["results.jsonl", "summary.xlsx", "index.html", *TABLES, *FILES])
    with worker(), worker():
        batch("s3://contracts", "-o", "s3://contracts/in/out", "--engine", "dask", "--scheduler", scheduler)
    assert at(bucket, "contracts/in/out") == first
    asked = log.stat().st_size
    batch(*run)
    asked_again = log.read_bytes()[asked:].decode()
    assert len(re.findall('"GET /contracts/.kept/', asked_again)) == len(FILES) + 1
    assert not re.findall('"PUT /contracts/(?:.kept|in/out/reports)/', asked_again)


def test_interrupted_it_leaves_the_results_that_were_there(bucket: S3FileSystem) -> None:
    text = (SAMPLES / "texts" / "en-complete.md").read_bytes()
    many = {f"contracts/many/{number:02}.md": text + str(number).encode() for number in range(60)}
    bucket.pipe(many)
    bucket.pipe_file("contracts/out/results.jsonl", b"those of the last run")
    run = ("s3://contracts/many", "-o", "s3://contracts/out", "--cache", "s3://contracts/kept", "--no-reports")
    with subprocess.Popen(command(*run), stderr=subprocess.PIPE, text=True, start_new_session=True) as running:
        while not bucket.find("contracts/kept"):
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        said = running.communicate()[1]
    assert (running.returncode, said.count("\n")) == (130, 1)
    assert at(bucket, "contracts/out") == {"results.jsonl": b"those of the last run", "results.jsonl.part": b""}
    assert 0 < len(bucket.find("contracts/kept")) < len(many)


@pytest.mark.parametrize(
    ("folder", "into", "environment", "said"),
    [
        ("s3://absent/in", "out", {}, "s3://absent/in: cannot be listed (The specified bucket does not exist)"),
        ("s3://contracts/none", "out", {}, "s3://contracts/none: no file there"),
        ("s3://contracts/in", "s3://absent/out", {}, "s3://absent/out/results.jsonl: cannot be written (The specified"),
        ("s3://contracts/in", "out", {"AWS_ACCESS_KEY_ID": ""}, "s3://contracts/in: cannot be reached (Unable to"),
        (
            "s3://contracts/in",
            "out",
            {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"},
            "cannot be reached (Could not",
        ),
        ("s3://contracts/in", "out", {"PYTHONPATH": "without"}, "Install s3fs to access S3 (for s3://, pip install"),
        ("s4://contracts/in", "out", {}, "s4://contracts/in: Protocol not known: s4"),
    ],
)
def test_what_cannot_be_reached_is_one_line(  # noqa: PLR0913, PLR0917  what is asked, and what is said
    bucket: S3FileSystem, tmp_path: Path, folder: str, into: str, environment: dict[str, str], said: str
) -> None:
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "s3fs.py").write_text("raise ImportError", "utf-8")
    assert said in refused(folder, into, tmp_path, environment)
    assert not bucket.exists("absent")


def test_credentials_that_the_store_refuses_are_one_line(
    beside: Beside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INITIAL_NO_AUTH_ACTION_COUNT", "0")  # the server asks for credentials that it knows
    with beside(tmp_path, *SERVER):
        known = {"AWS_ENDPOINT_URL": served(tmp_path / "log.txt"), "AWS_ACCESS_KEY_ID": "a"}
        said = refused("s3://contracts/in", "out", tmp_path, known)
    assert said == "dpa-check: s3://contracts/in: cannot be reached (Forbidden)\n"


def refused(folder: str, into: str, here: Path, environment: dict[str, str]) -> str:
    """Give the one line in which a run was refused."""
    nothing_of_the_user = {
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_MAX_ATTEMPTS": "1",
        "AWS_SECRET_ACCESS_KEY": "b",
    }
    done = subprocess.run(
        command(folder, "-o", into),
        capture_output=True,
        text=True,
        check=False,
        cwd=here,
        env={**os.environ, **nothing_of_the_user, **environment},
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    return done.stderr
