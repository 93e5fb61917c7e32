import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dpa_check import api
from dpa_check.errors import LibraryError, Notice
from dpa_check.output.messages import notice
from dpa_check.readers import Options, apart
from dpa_check.report import CoverageResult, Report, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Outcome, Review

    Run = Callable[..., Outcome]


@pytest.fixture
def agreement(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text("The Processor shall notify.", "utf-8")
    return "a.txt"


def unread(review: "Review") -> None:
    review.gives(error=notice(Notice("encrypted", {})), findings=None, summary=None, coverage=None)


def partly_read(review: "Review") -> None:
    review.gives(coverage=CoverageResult(complete=False, parts=(), warnings=()))


def without_grave_findings(review: "Review") -> None:
    findings = review.report.documents[0].findings or ()
    review.gives(findings=tuple(finding for finding in findings if finding.status is Status.PRESENT))


def test_json_goes_to_standard_output_alone(run: "Run", review: "Review", agreement: str) -> None:
    done = run("review", "--format", "json", agreement)
    assert Report.model_validate_json(done.out) == review.report
    assert done.err == ""


def test_the_settings_reach_the_review(
    run: "Run", review: "Review", agreement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []

    class Reader:
        def __init__(self, *asked: object) -> None:
            read.append(asked)

        def read(self, source: object) -> None: ...

    monkeypatch.setattr(apart, "ReadAhead", Reader)
    run(
        "review", agreement, "--lang", "fr", "--library", str(tmp_path), "--library", "other", "--revisions", "rejected"
    )
    assert review.sources == [Path("a.txt")]
    folders = [tmp_path, Path("other")]
    assert {**review.settings, "read": None} == {"library_folders": folders, "language": "fr", "read": None}
    assert read == [([Path("a.txt")], Options(revisions="rejected"))]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1),
        (("--fail-on", "high"), 1),
        (("--fail-on", "critical"), 0),
        (("--exit-zero",), 0),
    ],
)
def test_a_grave_finding_gives_1(
    run: "Run", review: "Review", agreement: str, arguments: tuple[str, ...], code: int
) -> None:
    assert review.report.documents[0].findings
    assert run("review", agreement, *arguments).code == code


def test_nothing_grave_gives_0(run: "Run", review: "Review", agreement: str) -> None:
    without_grave_findings(review)
    assert run("review", agreement, "--fail-on", "low").code == 0


@pytest.mark.parametrize("happens", [unread, partly_read])
def test_what_was_not_read_whole_gives_3(
    run: "Run", review: "Review", agreement: str, happens: "Callable[[Review], None]"
) -> None:
    happens(review)
    assert run("review", agreement).code == 3
    assert run("review", agreement, "--exit-zero").code == 0


def test_a_clause_that_cannot_be_told_gives_3(run: "Run", review: "Review", agreement: str) -> None:
    first, *rest = review.report.documents[0].findings or ()
    review.gives(findings=(first.model_copy(update={"status": Status.UNDETERMINED}), *rest))
    assert run("review", agreement).code == 3


def test_a_file_not_read_is_told_on_standard_error_in_machine_formats(
    run: "Run", review: "Review", agreement: str
) -> None:
    unread(review)
    assert run("review", agreement, "-f", "json").err == (
        "dpa-check: contrat.pdf: The file is protected by a password: save a copy without it and review the copy.\n"
    )
    assert run("review", agreement).err == ""


@pytest.mark.usefixtures("review")
def test_the_language_of_the_report_follows_the_locale(
    run: "Run", agreement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Red flags" in run("review", agreement).out
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "Signaux d'alerte" in run("review", agreement).out
    assert "Red flags" in run("review", agreement, "--report-lang", "en").out


@pytest.mark.usefixtures("review")
def test_colour_is_only_for_a_terminal_unless_asked(run: "Run", agreement: str) -> None:
    assert "\x1b[" not in run("review", agreement).out
    assert "\x1b[" in run("review", agreement, "--color", "always").out


@pytest.mark.usefixtures("review")
@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("r.json", "{"),
        ("r.jsonl", '{"schema_version"'),
        ("r.md", "# contrat.pdf"),
        ("r.TXT", "contrat"),
        ("r.htm", "<!doctype"),
    ],
)
def test_the_extension_of_the_output_chooses_the_format(
    run: "Run", agreement: str, tmp_path: Path, name: str, start: str
) -> None:
    done = run("review", agreement, "-o", name)
    assert (done.out, done.err) == ("", "")
    assert (tmp_path / name).read_text("utf-8").startswith(start)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", name]


@pytest.mark.usefixtures("review")
def test_the_format_said_wins_over_the_extension(run: "Run", agreement: str, tmp_path: Path) -> None:
    run("review", agreement, "-o", "r.out", "--format", "json")
    assert (tmp_path / "r.out").read_text("utf-8").startswith("{")


@pytest.mark.usefixtures("review")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("a.txt", "-o", "report.odt"), "report.odt: no format goes by this extension"),
        (("a.txt", "-o", "a.txt"), "a.txt: the report would overwrite the agreement"),
        (("a.txt", "-o", "no/where/r.json"), "no/where/r.json: cannot be written (No such file or directory)"),
        (("folder",), "folder: a folder; name the files in it"),
        (("a.txt", "--format", "tablet"), "--format"),
        (("a.txt", "--fail-on", "fatal"), "--fail-on"),
        ((), "FILE"),
    ],
)
def test_a_wrong_command_gives_2_and_says_what_to_do(
    run: "Run", agreement: str, tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    (tmp_path / "folder").mkdir()
    done = run("review", *arguments)
    assert done.code == 2
    assert says in done.err
    assert done.out == ""
    assert (tmp_path / agreement).read_text("utf-8") == "The Processor shall notify."


def test_standard_input_is_read_as_bytes_under_its_name(
    run: "Run", review: "Review", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"%PDF-1.7 \xff")))
    run("review", "-", "--stdin-filename", "c.pdf")
    assert review.sources == [(b"%PDF-1.7 \xff", "c.pdf")]


@pytest.mark.parametrize(
    ("raised", "code", "says"),
    [
        (LibraryError("x/fr.yaml:3: unknown key"), 2, "dpa-check: x/fr.yaml:3: unknown key\n"),
        (KeyboardInterrupt(), 130, ""),
        (ZeroDivisionError("oh"), 2, "dpa-check: internal error: ZeroDivisionError: oh (please report it;"),
    ],
)
def test_a_failure_is_one_line_with_its_code(  # noqa: PLR0913, PLR0917  fixtures and cases
    run: "Run", agreement: str, monkeypatch: pytest.MonkeyPatch, raised: BaseException, code: int, says: str
) -> None:
    def fail(*_: object, **__: object) -> Report:
        raise raised

    monkeypatch.setattr(api, "review", fail)
    done = run("review", agreement)
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(says)
    assert "Traceback" not in done.err


@pytest.mark.usefixtures("review")
@pytest.mark.parametrize(("arguments", "shows"), [((), True), (("--quiet",), False)])
def test_progress_is_for_a_terminal_that_wants_it(
    run: "Run", agreement: str, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], *, shows: bool
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    done = run("review", agreement, *arguments, "--format", "json")
    assert ("Reviewing 1 document" in done.err) is shows
    assert done.out.startswith("{")
