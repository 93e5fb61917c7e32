"""Tables that rules draw on a page of a PDF."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from dpa_check.document import Means
from dpa_check.readers import Options, read_bytes


def test_a_line_that_runs_out_over_the_right_edge_of_its_table_stays_in_its_cell() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    long = "order lines, invoices, payment records and balances, kept by the Processor for ten years"
    for at, row in enumerate((("Element", "Description"), ("Data", long), ("Place", "the Union"))):
        for column, text in enumerate(row):
            canvas.rect(60 + column * 120, 700 - at * 30, 120 + column * 100, 30)
            canvas.drawString(64 + column * 120, 712 - at * 30, text)
    canvas.save()
    found = read_bytes(stream.getvalue(), "dpa.pdf", Options(ocr="never")).blocks
    assert [one.text for one in found] == ["Element | Description", f"Data | {long}", "Place | the Union"]


def test_the_account_says_what_each_page_was_read_by() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(60, 700, "The Processor keeps the data of the Customer in the Union.")
    canvas.showPage()
    for at, row in enumerate((("Element", "Description"), ("Place", "the Union"), ("Term", "one year"))):
        for column, text in enumerate(row):
            canvas.rect(60 + column * 120, 700 - at * 30, 120, 30)
            canvas.drawString(64 + column * 120, 712 - at * 30, text)
    canvas.save()
    parts = read_bytes(stream.getvalue(), "dpa.pdf", Options(ocr="never")).coverage.parts
    assert [(part.name, part.means) for part in parts] == [("page 1", Means.TEXT), ("page 2", Means.TABLES)]
