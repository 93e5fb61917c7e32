"""The portfolio of the samples, as files: what a firm opens after a night's run."""

import csv
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dpa_check.batch.facts import Facts
from dpa_check.batch.portfolio import FEWEST, Member, Portfolio
from dpa_check.batch.portfolio_files import write_csv, write_index, write_workbook
from dpa_check.batch.tables import Table, tables
from dpa_check.library.law import load_law
from dpa_check.report import Status

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = ("en-complete.docx", "en-complete.pdf", "en-negative-nda.pdf", "en-saas-weak.docx", "fr-health-weak.pdf")


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("portfolio")
    files = "\n".join(str(SAMPLES / name) for name in (*NAMES, "absent.pdf"))
    command = (sys.executable, "-m", "dpa_check", "batch", "-", "-o", folder / "out", "--exit-zero", "--no-cache")
    subprocess.run([*command, "--report-lang", "en"], input=files, text=True, check=True)
    return folder / "out"


def rows(reviewed: Path, name: str) -> list[list[str]]:
    return list(csv.reader(StringIO((reviewed / f"{name}.csv").read_text("utf-8-sig"))))


def test_each_agreement_has_its_row_and_its_page(reviewed: Path) -> None:
    heading, *body = rows(reviewed, "summary")
    assert [Path(row[0]).name for row in body] == [*NAMES, "absent.pdf"]
    assert len(heading) == 11 + 56
    assert body[0][4] == body[1][4] == "1"  # Word and PDF of one text
    assert body[5][1] == "Not reviewed"
    page = (reviewed / "index.html").read_text("utf-8")
    linked = [one.name for one in (reviewed / "reports").iterdir() if f'href="reports/{one.name}"' in page]
    assert len(linked) == 5


def test_counts_time_limits_and_sub_processors(reviewed: Path) -> None:
    objection = next(row for row in rows(reviewed, "clauses") if row[0].startswith("Right to object"))
    assert objection[2] == "1 of 4 lack it"
    breach = [row for row in rows(reviewed, "deadlines") if row[0].endswith("health-weak.pdf") and "breach" in row[1]]
    assert [(row[3], row[4], row[5]) for row in breach] == [("168", "beyond the threshold", "10.1")]
    assert "Ireland" in " ".join(row[2] for row in rows(reviewed, "subprocessors"))
    ((path, stage, reason),) = rows(reviewed, "failures")[1:]
    assert (Path(path).name, stage) == ("absent.pdf", "reading")
    assert reason.startswith("The file cannot be opened")


def test_the_workbook_has_every_table_in_words(reviewed: Path) -> None:
    workbook = load_workbook(reviewed / "summary.xlsx")
    assert workbook.sheetnames[:3] == ["Agreements", "Clauses", "Same template"]
    assert workbook["Agreements"]["A2"].value == str(SAMPLES / "en-complete.docx")
    assert all(cell.data_type != "f" for sheet in workbook for line in sheet.iter_rows() for cell in line)


def member(path: str, status: Status) -> Member:
    return Member(path, Facts(kind="data_processing_agreement", statuses={"subprocessor-liability": status}))


def test_an_agreement_that_lacks_what_the_others_have_stands_apart() -> None:
    clauses = [clause for clause in load_law().clauses if clause.id == "subprocessor-liability"]
    members = [*(member(f"{at}.pdf", Status.PRESENT) for at in range(FEWEST)), member("x.pdf", Status.MISSING)]
    found = [(one.path, tally.having, tally.judged) for one, _, tally in Portfolio(members, clauses).outliers()]
    assert found == [("x.pdf", FEWEST, FEWEST + 1)]
    assert list(Portfolio(members[1:], clauses).outliers())  # four in five is enough
    assert not list(Portfolio(members[2:], clauses).outliers())


def test_no_cell_is_carried_out_and_no_markup_is_run() -> None:
    hostile = Table("summary", "T", ("a", "b"), lambda: iter([("=1+1", "<script>alert(1)</script>")]))
    table = BytesIO()
    assert write_csv(hostile, "en", table) == 1
    assert b'"\'=1+1"' in table.getvalue()
    portfolio = Portfolio([Member("=1+1", Facts(kind="other"))], ())
    others = list(tables(portfolio, "en"))[1:]
    page = BytesIO()
    write_index(portfolio, [hostile, *others], dict.fromkeys(["summary", *(one.name for one in others)], 1), "en", page)
    assert b"<script>" not in page.getvalue()
    assert b"&lt;script&gt;" in page.getvalue()


def test_the_same_tables_give_the_same_workbook() -> None:
    table = Table("summary", "T", ("a", "b"), lambda: iter([("1", "words"), ("2", "")]))
    one, other = BytesIO(), BytesIO()
    write_workbook([table], "en", one)
    write_workbook([table], "en", other)
    assert one.getvalue() == other.getvalue()
    assert [[cell.value for cell in row] for row in load_workbook(one)["T"]] == [["a", "b"], [1, "words"], [2, None]]
