from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Outcome, Review

    Run = Callable[..., Outcome]

pytestmark = pytest.mark.usefixtures("review")


def settings(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_flag_wins_over_the_environment_and_that_over_a_file(
    run: "Run", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(tmp_path / "dpa-check.toml", 'report-lang = "fr"\nformat = "markdown"')
    assert run("review", "a.txt").out.startswith("# contrat.pdf\n\n- **Document\u00a0:**")
    monkeypatch.setenv("DPA_CHECK_FORMAT", "json")
    assert run("review", "a.txt").out.startswith("{")
    assert run("review", "a.txt", "--format", "text").out.startswith("contrat.pdf\n──")


def test_the_nearest_file_holds_then_the_hidden_one_then_the_user_s_own(
    run: "Run", review: "Review", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(tmp_path / "home/dpa-check/dpa-check.toml", 'lang = "en"\nformat = "json"\nreport-lang = "fr"')
    settings(tmp_path / ".dpa-check.toml", 'format = "markdown"\nreport-lang = "fr"')
    settings(tmp_path / "dpa-check.toml", 'report-lang = "en"')
    (tmp_path / "deep/er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep/er")
    assert run("review", "a.txt").out.startswith("# contrat.pdf\n\n- **Document:**")
    assert review.settings["language"] == "en"


def test_folders_of_clauses_are_relative_to_the_settings_file(
    run: "Run", review: "Review", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(tmp_path / "dpa-check.toml", 'library = ["our clauses", "more"]')
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    run("review", "a.txt")
    assert review.settings["library_folders"] == [tmp_path / "our clauses", tmp_path / "more"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('lang = "fr"\ncolour = "never"', "dpa-check.toml:2: colour: Extra inputs are not permitted"),
        ('\nfail-on = "fatal"', "dpa-check.toml:2: fail-on: Input should be 'critical', 'high', 'medium' or 'low'"),
        ("lang = ", "dpa-check.toml: cannot be read as settings: Invalid value (at end of document)"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(run: "Run", tmp_path: Path, text: str, says: str) -> None:
    settings(tmp_path / "dpa-check.toml", text)
    done = run("review", "a.txt")
    assert done.code == 2
    assert done.err == f"dpa-check: {tmp_path}/{says}\n"


def test_several_folders_of_clauses_may_come_from_the_environment(
    run: "Run", review: "Review", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DPA_CHECK_LIBRARY", "one:two")
    run("review", "a.txt")
    assert review.settings["library_folders"] == [Path("one"), Path("two")]
