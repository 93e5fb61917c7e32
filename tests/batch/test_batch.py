"""``dpa-check batch`` as its users run it: one outcome a file, the same bytes whatever happens on the way."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dpa_check.report import Failure, Report

SAMPLES = Path(__file__).parents[2] / "samples"
SENTENCE = "DATA PROCESSING AGREEMENT\n\n{n}. The Processor shall notify the Controller of a breach within {n} hours.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six files: two agreements, an empty one, one that is no PDF, one in a folder below, one in German."""
    contracts = tmp_path / "contracts"
    (contracts / "below").mkdir(parents=True)
    for name, text in {
        "a.txt": SENTENCE.format(n=24),
        "b.txt": "",
        "below/c.txt": SENTENCE.format(n=48),
        "d.pdf": "%PDF-1.7 nothing",
        "e.txt": "Der Auftragsverarbeiter meldet dem Verantwortlichen jede Verletzung unverzüglich und in jedem Fall.\n"
        * 9,
        "f.txt": SENTENCE.format(n=72),
    }.items():
        (contracts / name).write_text(text, "utf-8")
    return contracts


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "dpa_check", "batch", *map(str, arguments)]


def batch(*arguments: str | Path, code: int, stdin: str = "") -> str:
    done = subprocess.run(command(*arguments), capture_output=True, text=True, check=False, input=stdin)
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    return done.stderr


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DPA_CHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


def test_every_file_is_one_outcome_in_order(folder: Path, tmp_path: Path) -> None:
    said = batch(folder, "-o", tmp_path / "out", "--workers", "2", code=3)
    assert said == "dpa-check: 6 files, 0 pages, 3 not reviewed, 0 read in part\n"
    lines = (tmp_path / "out" / "results.jsonl").read_text("utf-8").splitlines()
    names = ["a.txt", "b.txt", "below/c.txt", "d.pdf", "e.txt", "f.txt"]
    reports = [Report.model_validate_json(line) for line in lines if "documents" in json.loads(line)]
    failures = [Failure.model_validate_json(line) for line in lines if "documents" not in json.loads(line)]
    assert [one.documents[0].path for one in reports] == [str(folder / names[place]) for place in (0, 2, 5)]
    assert [(one.source, one.stage, one.message.code) for one in failures] == [
        (str(folder / "b.txt"), "reading", "empty-file"),
        (str(folder / "d.pdf"), "reading", "damaged"),
        (str(folder / "e.txt"), "language", "unknown-language"),
    ]


def test_a_list_of_files_is_reviewed_in_its_own_order(folder: Path, tmp_path: Path) -> None:
    names = f"{folder / 'f.txt'}\n{folder / 'absent.txt'}\n{folder / 'a.txt'}\n"
    batch("-", "-o", tmp_path / "out", code=3, stdin=names)
    lines = (tmp_path / "out" / "results.jsonl").read_text("utf-8").splitlines()
    paths = [json.loads(line).get("source") or json.loads(line)["documents"][0]["path"] for line in lines]
    assert paths == names.splitlines()


def test_a_second_run_takes_what_it_has_and_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    batch(folder, "-o", tmp_path / "one", code=3)
    first = (tmp_path / "one" / "results.jsonl").read_bytes()
    kept = sorted((tmp_path / "cache").rglob("*.entry"))
    assert len(kept) == len(first.splitlines())
    times = [path.stat().st_mtime_ns for path in kept]
    batch(folder, "-o", tmp_path / "two", code=3)
    batch(folder, "-o", tmp_path / "three", "--no-cache", "--workers", "1", code=3)
    assert [path.stat().st_mtime_ns for path in kept] == times
    assert (tmp_path / "two" / "results.jsonl").read_bytes() == first
    assert (tmp_path / "three" / "results.jsonl").read_bytes() == first


def test_only_what_changed_is_reviewed_again(folder: Path, tmp_path: Path) -> None:
    batch(folder, "-o", tmp_path / "out", code=3)
    kept = set((tmp_path / "cache").rglob("*.entry"))
    (folder / "a.txt").write_text(SENTENCE.format(n=12), "utf-8")
    batch(folder, "-o", tmp_path / "out", code=3)
    assert len(set((tmp_path / "cache").rglob("*.entry")) - kept) == 1
    batch(folder, "-o", tmp_path / "out", "--lang", "en", "--exit-zero", code=0)
    assert len(set((tmp_path / "cache").rglob("*.entry")) - kept) == 7


def test_killed_and_run_again_it_gives_the_bytes_of_an_undisturbed_run(tmp_path: Path) -> None:
    contracts = tmp_path / "contracts"
    contracts.mkdir()
    text = (SAMPLES / "texts" / "fr-complete.md").read_text("utf-8")
    for number in range(40):
        (contracts / f"{number:02}.txt").write_text(f"{text}\n\nFait le {number} mars.\n", "utf-8")
    batch(contracts, "-o", tmp_path / "whole", "--no-cache", code=0)
    whole = (tmp_path / "whole" / "results.jsonl").read_bytes()
    for seconds in (1.5, 2.0, 2.5):
        running = subprocess.Popen(command(contracts, "-o", tmp_path / "out"), start_new_session=True)
        time.sleep(seconds)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    batch(contracts, "-o", tmp_path / "out", code=0)
    assert (tmp_path / "out" / "results.jsonl").read_bytes() == whole


def test_interrupted_it_says_so_and_keeps_what_was_done(tmp_path: Path) -> None:
    contracts = tmp_path / "contracts"
    contracts.mkdir()
    text = (SAMPLES / "texts" / "en-complete.md").read_text("utf-8")
    for number in range(400):
        (contracts / f"{number:03}.txt").write_text(f"{text}\n\n{number}\n", "utf-8")
    with subprocess.Popen(
        command(contracts, "-o", tmp_path / "out"), start_new_session=True, stderr=subprocess.PIPE, text=True
    ) as running:
        part = tmp_path / "out" / "results.jsonl.part"
        while not (part.exists() and part.stat().st_size):
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        said = running.communicate()[1]
    assert running.returncode == 130
    done = len(part.read_bytes().splitlines())
    told = [f"dpa-check: interrupted after {n} of 400 files; run it again to go on\n" for n in (done - 1, done)]
    assert said in told  # the last line may be written and not yet counted
    assert len(list((tmp_path / "cache").rglob("*.entry"))) >= done > 0


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    assert "no such folder" in batch(tmp_path / "absent", code=2)


def test_what_is_kept_can_be_shown_and_cleared(folder: Path, tmp_path: Path) -> None:
    batch(folder, "-o", tmp_path / "out", code=3)

    def cache(verb: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "dpa_check", "cache", verb], capture_output=True, text=True, check=True
        )

    assert ": 6 outcomes, " in cache("show").stdout
    assert cache("clear").stderr == "dpa-check: 6 outcomes removed\n"
    assert ": 0 outcomes, 0 bytes" in cache("show").stdout
