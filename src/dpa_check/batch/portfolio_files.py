"""A portfolio as files: each table as CSV, all of them as one workbook, and a page that leads to the reports."""

from __future__ import annotations

import csv
from importlib.resources import files
from io import TextIOWrapper
from itertools import islice
from typing import IO, TYPE_CHECKING, Final

from dpa_check.batch.pages import FOLDER
from dpa_check.batch.places import beside, finished
from dpa_check.batch.tables import tables
from dpa_check.output.messages import count, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dpa_check.batch.portfolio import Portfolio
    from dpa_check.batch.tables import Table
    from dpa_check.output.messages import Language
    from dpa_check.output.style import Side

WORKBOOK: Final = "summary.xlsx"
INDEX: Final = "index.html"
_COLUMNS: Final = 11
"""Columns of a table that the page shows, and one of concessions to the processor's side: the verdict on each clause
stands in the workbook and behind each file."""

_MOST_IN_A_SHEET: Final = 1_000_000
_PIECES: Final = 500
"""Pieces of the page that are written at once."""


def write_portfolio(portfolio: Portfolio, into: str, language: Language, side: Side = "controller") -> None:
    """Write every file of a portfolio into a folder, row by row. Raises UsageError where one cannot be written."""
    made = list(tables(portfolio, language, side))
    sizes = {}
    for table in made:
        with finished(beside(into, f"{table.name}.csv")) as file:
            sizes[table.name] = write_csv(table, language, file)
    with finished(beside(into, WORKBOOK)) as file:
        write_workbook(made, language, file)
    with finished(beside(into, INDEX)) as file:
        write_index(portfolio, made, sizes, language, file)


def write_csv(table: Table, language: Language, file: IO[bytes]) -> int:
    """Write a table as CSV, with no cell that a spreadsheet would carry out, and give how many rows it has."""
    from dpa_check.output.as_csv import MARK, SEPARATORS, inert

    out = TextIOWrapper(file, "utf-8", newline="")
    out.write(MARK)
    writer = csv.writer(out, delimiter=SEPARATORS[language], quoting=csv.QUOTE_ALL)
    writer.writerow(map(inert, table.headings))
    number = 0
    for row in table.rows():
        writer.writerow(map(inert, row))
        number += 1
    out.detach()
    return number


def write_workbook(made: Sequence[Table], language: Language, file: IO[bytes]) -> None:
    """Write the tables as the sheets of a workbook; the same tables give the same bytes."""
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
    with Workbook(file, {"constant_memory": True}) as workbook:
        workbook.set_properties({"title": say("portfolio.page-title", language), "created": NO_CLOCK})
        looks = Looks(workbook)
        for table in made:
            sheet = Sheet(workbook.add_worksheet(table.title), looks)
            sheet.headings(table.headings, [_width(name) for name in table.headings])
            at = 0
            for at, row in enumerate(islice(table.rows(), _MOST_IN_A_SHEET), 1):
                for column, cell in enumerate(row):
                    if cell.isdecimal():
                        sheet.number(at, column, int(cell))
                    else:
                        sheet.words(at, column, cell, looks.of(fill=fills.get(cell.partition(",")[0])))
            sheet.sheet.autofilter(0, 0, max(at, 1), len(table.headings) - 1)
            sheet.printed(at, len(table.headings), language, 1)


def write_index(
    portfolio: Portfolio, made: Sequence[Table], sizes: Mapping[str, int], language: Language, file: IO[bytes]
) -> None:
    """Write the page over the reports: how many, every table (``sizes``: its rows), and each file with its page."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    from dpa_check.output.html.page import digest

    template, css = (files(__package__).joinpath(name).read_text("utf-8") for name in ("index.html.j2", "index.css"))
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)

    def page_of(place: int) -> str:
        page = portfolio.members[place].page
        return f"{FOLDER}/{page}" if page else ""

    stream = environment.from_string(template).stream(
        lang=language,
        css=Markup(css),  # noqa: S704  our own file, as it is
        digest=digest(css),
        columns=_COLUMNS + ("concessions" in sizes),
        title=say("portfolio.page-title", language),
        counts=[
            count("count.files", len(portfolio.members), language),
            count("count.agreements", sum(1 for _ in portfolio.agreements()), language),
            *((count("count.concessions", sizes["concessions"], language),) if "concessions" in sizes else ()),
            count("count.failures", sizes["failures"], language),
        ],
        tables=made,
        sizes=sizes,
        page_of=page_of,
    )
    stream.enable_buffering(_PIECES)
    stream.dump(file, "utf-8")


def _width(name: str) -> float:
    return min(max(len(name) + 2, 12), 28)
