import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Outcome

    Run = Callable[..., Outcome]


def test_explain_says_what_a_clause_asks_and_why(run: "Run") -> None:
    done = run("explain", "subprocessor-liability", "--report-lang", "fr")
    assert done.code == 0
    for heading in ("Enjeu", "Fondement", "Elle doit dire", "Ce qui la rend insuffisante", "Signaux d'alerte"):
        assert f"{heading}\u00a0:" in done.out
    assert "Rédaction proposée\u00a0:\n  Si un sous-traitant ultérieur" in done.out


def test_explain_proposes_the_nearest_clause(run: "Run") -> None:
    done = run("explain", "subprocesor-liability")
    assert done.code == 2
    assert done.err.startswith("dpa-check: no clause is called 'subprocesor-liability'; did you mean subprocessor-liab")


def test_list_has_every_clause_under_its_family(run: "Run") -> None:
    lines = run("library", "list").out.splitlines()
    assert lines[0] == "Description of the processing"
    assert len([line for line in lines if line.startswith("  ") and not line.startswith("   ")]) == 56
    listed = " ".join(" ".join(lines).split())
    assert re.search(r"hds-certification .*?\(conditional clause, critical\)", listed)


def test_show_prints_the_files_of_a_clause(run: "Run") -> None:
    headings = [line for line in run("library", "show", "audit-inspection").out.splitlines() if line.startswith("# /")]
    assert [Path(heading[2:]).name for heading in headings] == ["clause.yaml", "en.yaml", "fr.yaml"]


def test_new_writes_a_clause_that_loads(run: "Run", tmp_path: Path) -> None:
    done = run("library", "new", "our-clause", "--into", "ours")
    assert done.out.splitlines() == [f"ours/our-clause/{name}.yaml" for name in ("clause", "en", "fr")]
    assert "dpa-check library check --library ours" in done.err
    assert "The title in a few words" in run("explain", "our-clause", "--library", "ours").out
    assert (tmp_path / "ours/our-clause/clause.yaml").is_file()


@pytest.mark.parametrize("clause", ["Our Clause", "../up", "-x", ""])
def test_new_refuses_an_id_that_is_no_name(run: "Run", clause: str, tmp_path: Path) -> None:
    assert run("library", "new", "--into", "ours", "--", clause).code == 2
    assert list(tmp_path.iterdir()) == []


def test_new_never_writes_over_a_clause(run: "Run") -> None:
    run("library", "new", "our-clause")
    done = run("library", "new", "our-clause")
    assert done.code == 2
    assert "there already" in done.err


def test_check_names_file_and_line_of_what_is_wrong(run: "Run", tmp_path: Path) -> None:
    run("library", "new", "our-clause", "--into", "ours")
    (tmp_path / "ours/our-clause/fr.yaml").write_text("elements: {}\nsuggested: x\nwrong: key\n", "utf-8")
    done = run("library", "check", "--library", "ours")
    assert done.code in (1, 2)
    assert "fr.yaml:3:" in done.out + done.err
