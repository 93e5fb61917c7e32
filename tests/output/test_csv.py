import csv
from io import StringIO

import pytest

from dpa_check.output import Format, Style, render
from dpa_check.output.as_csv import inert
from dpa_check.report import DocumentResult, Quote, Report


def rows_of(text: str, separator: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator))


def test_a_row_a_finding_under_headings(report: Report) -> None:
    text = render(report, Format.CSV, Style("en"))
    assert text.encode().startswith(b"\xef\xbb\xbf")
    head, *rows = rows_of(text, ",")
    assert (len(rows), {len(row) for row in rows}) == (4, {len(head)})
    first = dict(zip(head, rows[0], strict=True))
    assert (first["Agreement"], first["Status"], first["Page"]) == ("contrat.pdf", "weak", "4")
    assert (first["Decision"], first["Comment"]) == ("", "")


def test_french_spreadsheets_part_cells_with_a_semicolon(report: Report) -> None:
    head, *rows = rows_of(render(report, Format.CSV, Style("fr")), ";")
    assert head[:3] == ["Contrat", "Clause", "Statut"]
    assert len(rows) == 4


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r@", " =", "＝", "“;=", "x,+"])
def test_no_cell_begins_as_a_formula_whatever_parts_the_cells(
    report: Report, document: DocumentResult, start: str
) -> None:
    hostile = f"{start}cmd|' /C calc'!A0"
    first, *rest = document.findings or ()
    reason = first.reason.model_copy(update={"en": hostile})
    evidence = first.evidence[0].model_copy(update={"quote": Quote(exact=hostile, prefix="", suffix="")})
    finding = first.model_copy(update={"reason": reason, "evidence": (evidence,), "clause_id": hostile})
    changed = document.model_copy(update={"path": hostile, "findings": (finding, *rest)})
    text = render(report.model_copy(update={"documents": (changed,)}), Format.CSV, Style("en", verbose=True))
    assert text.count("calc") > 3
    for separator in ",;\t":
        found = [cell for row in rows_of(text, separator) for cell in row]
        assert not [cell for cell in found if cell.strip()[:1] in set("=+-@＝＋－＠") - {""} and "calc" in cell]


def test_what_a_spreadsheet_only_shows_stays_as_it_is() -> None:
    assert inert("within 30 days, +33 1 23 45; - a list") == "within 30 days, +33 1 23 45; - a list"
