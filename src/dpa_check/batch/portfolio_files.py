"""A portfolio as files: each table as CSV, all of them as one workbook, and a page that leads to the reports."""

from __future__ import annotations

import csv
from importlib.resources import files
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Final

from dpa_check.batch.pages import FOLDER
from dpa_check.batch.places import beside, finished
from dpa_check.batch.tables import tables
from dpa_check.output.messages import count, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dpa_check.batch.portfolio import Portfolio
    from dpa_check.batch.tables import Table
    from dpa_check.output.messages import Language

WORKBOOK: Final = "summary.xlsx"
INDEX: Final = "index.html"
_COLUMNS: Final = 11
"""Columns of a table that the page shows: the verdict on each clause stands in the workbook and behind each file."""

_MOST_IN_A_SHEET: Final = 1_000_000


def write_portfolio(portfolio: Portfolio, into: str, language: Language) -> None:
    """Write every file of a portfolio into a folder. Raises UsageError where one cannot be written."""
    made = list(tables(portfolio, language))
    for table in made:
        _write(beside(into, f"{table.name}.csv"), as_csv(table, language).encode())
    _write(beside(into, WORKBOOK), as_workbook(made, language))
    _write(beside(into, INDEX), as_index(portfolio, made, language).encode())


def as_csv(table: Table, language: Language) -> str:
    """Give a table as CSV, with no cell that a spreadsheet would carry out."""
    from dpa_check.output.as_csv import MARK, SEPARATORS, inert

    out = StringIO()
    writer = csv.writer(out, delimiter=SEPARATORS[language], quoting=csv.QUOTE_ALL)
    writer.writerows([[inert(cell) for cell in row] for row in (table.headings, *table.rows)])
    return MARK + out.getvalue()


def as_workbook(made: Sequence[Table], language: Language) -> bytes:
    """Give the tables as the sheets of a workbook; the same tables give the same bytes."""
    from xlsxwriter import Workbook

    from dpa_check.output.palette import CANNOT_TELL, NOTHING_TO_MEND, SEVERITY_COLOR
    from dpa_check.output.workbook import NO_CLOCK
    from dpa_check.output.workbook_sheet import Looks, Sheet
    from dpa_check.report import Severity, Status

    colors = {
        Status.PRESENT: NOTHING_TO_MEND,
        Status.WEAK: SEVERITY_COLOR[Severity.MEDIUM],
        Status.MISSING: SEVERITY_COLOR[Severity.CRITICAL],
        Status.UNDETERMINED: CANNOT_TELL,
    }
    fills = {say(f"status.{status}", language): color for status, color in colors.items()}
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": say("portfolio.page-title", language), "created": NO_CLOCK})
        looks = Looks(workbook)
        for table in made:
            sheet = Sheet(workbook.add_worksheet(table.title), looks)
            sheet.headings(table.headings, [_width(name) for name in table.headings])
            for at, row in enumerate(table.rows[:_MOST_IN_A_SHEET], 1):
                for column, cell in enumerate(row):
                    if cell.isdecimal():
                        sheet.number(at, column, int(cell))
                    else:
                        sheet.words(at, column, cell, looks.of(fill=fills.get(cell.partition(",")[0])))
            sheet.sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.headings) - 1)
            sheet.printed(len(table.rows), len(table.headings), language, 1)
    return out.getvalue()


def as_index(portfolio: Portfolio, made: Sequence[Table], language: Language) -> str:
    """Give the page over the reports: counts, the clauses most often lacking, groups, and each file with its page."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    from dpa_check.output.html.page import digest

    template, css = (files(__package__).joinpath(name).read_text("utf-8") for name in ("index.html.j2", "index.css"))
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    by_name = {table.name: table for table in made}
    return environment.from_string(template).render(
        lang=language,
        css=Markup(css),  # noqa: S704  our own file, as it is
        digest=digest(css),
        columns=_COLUMNS,
        title=say("portfolio.page-title", language),
        counts=[
            count("count.files", len(portfolio.members), language),
            count("count.agreements", len(portfolio.agreements), language),
            count("count.failures", len(by_name["failures"].rows), language),
        ],
        tables=made,
        pages=[f"{FOLDER}/{one.page}" if one.page else "" for one in portfolio.members],
    )


def _width(name: str) -> float:
    return min(max(len(name) + 2, 12), 28)


def _write(place: str, data: bytes) -> None:
    with finished(place) as file:
        file.write(data)
