"""The workbook read back with openpyxl: an issue list to work through, and words that are never formulas."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dpa_check.api import review
from dpa_check.output import Format, Style, render_review
from dpa_check.output.messages import LANGUAGES, Language
from dpa_check.output.workbook import DECISIONS
from dpa_check.report import DocumentResult, NoticeResult, Report
from dpa_check.reviewed import Review

SAMPLES = Path(__file__).parents[2] / "samples"
STARTS = "=+-@\t\r"


def of(report: Report, style: Style) -> Workbook:
    return load_workbook(BytesIO(render_review(Review(report, ()), Format.XLSX, style)))


def cells(sheet: Worksheet) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def several(report: Report) -> Report:
    """Give the report with the same agreement under three names, the second not read, the third with a clause less."""
    (first,) = report.documents
    failed = NoticeResult(code="damaged", values={}, message={"en": "It is damaged.", "fr": "Il est endommagé."})
    unread = first.model_copy(update={"path": "b.pdf", "findings": None, "summary": None, "error": failed})
    other = first.model_copy(update={"path": "c.pdf", "findings": (first.findings or ())[1:]})
    return report.model_copy(update={"documents": (first, unread, other)})


def test_the_issue_list_has_a_row_a_finding_with_its_words_and_place(report: Report) -> None:
    head, *rows = cells(of(report, Style("en"))["Issue list"])
    assert head[:8] == ["Agreement", "Clause", "Status", "Severity", "Red flags", "Quotation", "Page", "Clause number"]
    assert head[8:] == [
        "Legal basis",
        "Finding",
        "Place",
        "Suggested wording",
        "Decision",
        "Comment",
        "Fallback wording",
        "Family",
        "Need",
        "Why it matters",
    ]
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert [row["Clause"] for row in told] == [
        "Full liability for sub-processors",
        "Cap on liability",
        "Audits and inspections",
        "Regular security testing",
    ]
    first, cap, missing, _ = told
    assert (first["Status"], first["Severity"], first["Need"]) == ("weak", "critical", "mandatory clause")
    assert (first["Page"], first["Clause number"]) == (4, "clause\N{NO-BREAK SPACE}8.2")
    assert str(first["Quotation"]).startswith("“Le Prestataire reste responsable")
    assert "\nWeakness: " in str(first["Finding"])
    assert cap["Red flags"] == "Symbolic cap, breaches included"
    assert (missing["Quotation"], missing["Page"], missing["Decision"], missing["Comment"]) == (None, None, None, None)
    assert missing["Suggested wording"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_issue_list_is_ready_to_work_in_and_to_print(report: Report, language: Language) -> None:
    book = of(report, Style(language))
    sheet = book.worksheets[1]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:R5"
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.type, str(choice.sqref)) == ("list", "M2:M5")
    assert len(choice.formula1.strip('"').split(",")) == len(DECISIONS)
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.print_title_rows) == (True, "$1:$1")
    assert str(sheet.print_area).endswith("$A$1:$N$5")
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
    assert min(sheet.row_dimensions[at].height for at in range(2, 6)) > 30


def test_several_agreements_stand_beside_each_other_in_words_and_colours(report: Report) -> None:
    book = of(several(report), Style("en"))
    assert book.sheetnames == ["Summary", "Issue list", "Clauses × agreements"]
    head, *rows = cells(book["Clauses × agreements"])
    assert head == ["Family", "Clause", "Need", "Severity", "contrat.pdf", "c.pdf"]
    told = {row[1]: row[4:] for row in rows}
    assert told["Cap on liability"] == ["weak\n1 red flag", "weak\n1 red flag"]
    assert told["Audits and inspections"] == ["not found", "not found"]
    assert told["Processing on documented instructions only"] == ["present", None]
    fills = {row[4].value: row[4].fill.fgColor.rgb for row in book["Clauses × agreements"].iter_rows(min_row=2)}
    assert fills["present"] != fills["not found"] != fills["weak\n1 red flag"] != "00000000"


def test_an_agreement_that_was_not_read_has_its_row_and_its_reason(report: Report) -> None:
    book = of(several(report), Style("fr"))
    rows = [row for row in cells(book["Constats"]) if row[0] == "b.pdf"]
    assert [(row[2], row[9]) for row in rows] == [("Non examiné", "Il est endommagé.")]
    (line,) = [row for row in cells(book["Synthèse"]) if row[0] == "b.pdf"]
    assert (line[1], line[-1]) == ("Non examiné", "Il est endommagé.")


def test_the_summary_counts_what_is_to_be_done(report: Report) -> None:
    rows = cells(of(report, Style("en"))["Summary"])
    head, line = rows[4:]
    told = dict(zip(head, line, strict=True))
    assert (told["Agreement"], told["Red flags"], told["Mandatory clauses not found"]) == ("contrat.pdf", 1, 1)
    assert (told["All clauses: present"], told["All clauses: weak"], told["All clauses: not found"]) == (2, 2, 2)


@pytest.mark.parametrize("start", STARTS)
def test_no_word_of_a_contract_is_ever_a_formula(report: Report, document: DocumentResult, start: str) -> None:
    hostile = f'{start}HYPERLINK("http://x.example","y")'
    first, *rest = document.findings or ()
    reason = first.reason.model_copy(update={"en": hostile})
    changed = document.model_copy(
        update={"path": hostile, "findings": (first.model_copy(update={"reason": reason}), *rest)}
    )
    doubled = report.model_copy(update={"documents": (changed, changed)})
    data = render_review(Review(doubled, ()), Format.XLSX, Style("en", verbose=True))
    found = [cell for sheet in load_workbook(BytesIO(data)) for row in sheet.iter_rows() for cell in row if cell.value]
    told = [cell for cell in found if "HYPERLINK" in str(cell.value)]
    assert len(told) > 4
    assert {cell.data_type for cell in told} == {"s"}
    assert not [cell for cell in found if cell.data_type == "f" or cell.hyperlink]
    with ZipFile(BytesIO(data)) as package:
        assert not [name for name in package.namelist() if b"<f>" in package.read(name)]


def test_the_same_review_gives_the_same_bytes_whatever_the_clock_says() -> None:
    made = review([SAMPLES / "fr-health-weak.pdf"])
    data = render_review(made, Format.XLSX, Style("fr"))
    assert data == render_review(made, Format.XLSX, Style("fr"))
    with ZipFile(BytesIO(data)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in package.read("docProps/core.xml")
        assert b"2026" not in package.read("docProps/core.xml")
