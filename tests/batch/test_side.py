"""A batch read by the processor's counsel: first what it concedes; the same reports, and nothing judged again."""

import csv
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from dpa_check import api
from dpa_check.batch.job import Job
from dpa_check.batch.kept import Kept
from dpa_check.batch.pages import Pages
from dpa_check.batch.worker import Work
from dpa_check.output import Style

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = ("en-complete.docx", "en-saas-weak.docx")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the results for each side, in folders of its name; one after the other."""
    folder = tmp_path_factory.mktemp("sides")
    files = "\n".join(str(SAMPLES / name) for name in FILES)
    for side in ("controller", "processor"):
        options = ("-o", folder / side, "--cache", folder / "kept", "--report-lang", "en", "--side", side)
        subprocess.run([sys.executable, "-m", "dpa_check", "batch", "-", *options], input=files, text=True, check=True)
    return folder


def table(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO((folder / f"{name}.csv").read_text("utf-8-sig"))))


def test_the_processors_tables_count_and_list_what_it_concedes(results: Path) -> None:
    made = table(results / "processor", "concessions")
    assert made[0] == {
        "File": str(SAMPLES / FILES[0]),
        "Clause": "Conformity to the state of the art, no obsolete technology",
        "More than the law asks": "Security is kept at the state of the art for the whole term",
        "Severity": "medium",
        "Clause number": "8.3",
        "Page": "",
    }
    assert [row["Severity"] for row in made] == ["medium"] * 7 + ["low"] * 5
    by_file = [sum(row["File"] == str(SAMPLES / name) for row in made) for name in FILES]
    assert [int(row["Concessions"]) for row in table(results / "processor", "summary")] == by_file
    assert sum(int(row["Concessions"]) for row in table(results / "processor", "clauses")) == len(made) > 0
    page = (results / "processor" / "index.html").read_text("utf-8")
    assert f"{len(made)} concessions" in page
    assert page.index('<h2 id="concessions">') < page.index('<h2 id="clauses">')


def test_the_controllers_tables_do_not_speak_of_them(results: Path) -> None:
    assert not (results / "controller" / "concessions.csv").exists()
    for name in ("summary.csv", "clauses.csv", "index.html"):
        assert "oncession" not in (results / "controller" / name).read_text("utf-8")


def test_each_page_is_the_one_that_review_gives_to_the_same_side(results: Path) -> None:
    assert (results / "processor" / "results.jsonl").read_bytes() == (
        results / "controller" / "results.jsonl"
    ).read_bytes()
    for side in ("controller", "processor"):
        (page,) = (results / side / "reports").glob("en-saas-weak-*.html")
        options = ("--side", side, "--report-lang", "en", "-o", results / f"{side}.html", "--exit-zero")
        subprocess.run([sys.executable, "-m", "dpa_check", "review", SAMPLES / FILES[1], *options], check=True)
        assert page.read_bytes() == (results / f"{side}.html").read_bytes()


def test_for_another_side_a_file_is_read_again_and_not_judged_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (SAMPLES / FILES[1]).read_bytes()
    work = Work(Job(), Kept(str(tmp_path / "kept")), Pages(str(tmp_path / "reports"), Style("fr")))
    first, _ = work.entry(data, FILES[1])
    processors = replace(work, pages=Pages(str(tmp_path / "reports"), Style("fr", side="processor")))
    _, afresh = replace(processors, kept=None).entry(data, FILES[1])
    whole = (tmp_path / "reports" / afresh).read_bytes()
    (tmp_path / "reports" / afresh).unlink()
    monkeypatch.delattr(api, "review_one")
    assert processors.entry(data, FILES[1]) == (first, afresh)
    assert (tmp_path / "reports" / afresh).read_bytes() == whole
