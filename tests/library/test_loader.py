"""Loading: every fault of a library is said with its file and line, and a firm's folder goes over ours."""

import shutil
from pathlib import Path

import pytest

from dpa_check.errors import LibraryError
from dpa_check.library.lint import lint
from dpa_check.library.loader import load, own_folder
from dpa_check.nlp.compiled import compile_language

CLAUSE = Path("gdpr-art-28/subprocessing/subprocessor-liability")


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    """Give a firm's folder that holds a copy of one clause."""
    shutil.copytree(own_folder() / CLAUSE, tmp_path / "firm" / CLAUSE.name)
    return tmp_path / "firm"


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_a_firm_clause_replaces_ours_in_its_place(firm: Path) -> None:
    edit(firm / CLAUSE.name / "clause.yaml", "severity: critical", "severity: low")
    ours, theirs = load(), load([firm])
    assert [clause.id for clause in theirs.clauses] == [clause.id for clause in ours.clauses]
    changed = theirs.clause(CLAUSE.name)
    assert changed is not None
    assert (changed.severity, changed.family) == ("low", "subprocessing")
    assert theirs.sha256 != ours.sha256


def test_a_new_clause_comes_last_in_a_family_of_its_own(firm: Path) -> None:
    (firm / CLAUSE.name).rename(firm / "house-rule")
    edit(firm / "house-rule" / "clause.yaml", f"id: {CLAUSE.name}", "id: house-rule")
    library = load([firm])
    assert (library.clauses[-1].id, library.clauses[-1].family) == ("house-rule", "firm")
    assert library.families[-1].clauses == ("house-rule",)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("status: mandatory", "status: compulsory", "status"),
        ("severity: critical", "severity: critical\ncolour: red", "colour"),
        ("severity: critical", "severity: critical\nseverity: low", "stands twice"),
        ("elements:", "elements: [", "not well-formed YAML"),
    ],
)
def test_a_fault_is_said_with_its_file_and_line(firm: Path, before: str, after: str, says: str) -> None:
    path = firm / CLAUSE.name / "clause.yaml"
    edit(path, before, after)
    with pytest.raises(LibraryError, match=says) as caught:
        load([firm])
    assert str(caught.value).startswith(f"{path.resolve()}:")


def test_a_phrase_that_cannot_be_read_is_said_with_its_line(firm: Path) -> None:
    path = firm / CLAUSE.name / "en.yaml"
    text = path.read_text("utf-8")
    line = next(number for number, row in enumerate(text.splitlines(), start=1) if row.startswith("      - "))
    rows = text.splitlines()
    rows[line - 1] = "      - liable ... (for | "
    path.write_text("\n".join(rows), "utf-8")
    with pytest.raises(LibraryError, match=rf"subprocessor-liability/en\.yaml:{line}: "):
        compile_language(load([firm]), "en")


def test_lint_names_unknown_ids_and_missing_wording(firm: Path) -> None:
    edit(firm / CLAUSE.name / "en.yaml", "  liab-fully:", "  liab-wholly:")
    messages = [problem.message for problem in lint(load([firm]))]
    assert "clause.yaml has no element 'liab-wholly'" in messages
    assert "the element 'liab-fully' has no wording here" in messages


def test_an_empty_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"no clause\.yaml"):
        load([tmp_path])
