"""A sheet of a workbook: words as words, never as formulas, laid out to be read, filtered and printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from dpa_check.output.messages import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from dpa_check.output.messages import Language

_BASE: Final = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True}
_BORDER: Final = {"border": 1, "border_color": "#BFBFBF"}
_LINE: Final = 12.75
"""The height of a line, in points."""
_LETTERS: Final = 1.15
"""How many letters of a text stand in the width of a digit, by which columns are measured."""
_TALLEST: Final = 409
"""The height of the tallest row that a spreadsheet has, in points."""
_A4: Final = 9
_MARGIN: Final = 0.4
_FOOTER: Final = 0.6


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks of cells, each made once a workbook."""

    workbook: Workbook
    _made: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def of(self, *, fill: str | None = None, bold: bool = False, heading: bool = False) -> Format:
        """Give the look of a cell: with a colour behind its words, in bold, or as the heading of a column."""
        properties: dict[str, object] = {**_BASE, **_BORDER, "bold": bold or heading}
        if fill:
            properties["bg_color"] = fill
        if heading:
            properties |= {"bg_color": "#1F3A5F", "font_color": "#FFFFFF"}
        return self._look(properties)

    def title(self, size: int) -> Format:
        """Give the look of words above a table, on one line."""
        return self._look({**_BASE, "font_size": size, "bold": size > int(str(_BASE["font_size"])), "text_wrap": False})

    def _look(self, properties: dict[str, object]) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self.workbook.add_format(properties)
        return self._made[key]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one table: headings at ``top``, a row each below them."""

    sheet: Worksheet
    looks: Looks
    top: int = 0
    _widths: list[float] = field(default_factory=list)
    _lines: dict[int, int] = field(default_factory=dict)

    def words(self, row: int, column: int, text: str, look: Format | None = None) -> None:
        """Write ``text`` as it is: whatever it begins with, it is no formula, no number and no link; "" is no cell."""
        if not text:
            self.sheet.write_blank(row, column, None, look or self.looks.of())
            return
        self.sheet.write_string(row, column, text, look or self.looks.of())
        if row >= self.top and column < len(self._widths):
            lines = sum(len(wrap(line, int(self._widths[column] * _LETTERS))) or 1 for line in text.split("\n"))
            self._grow(row, lines)

    def _grow(self, row: int, lines: int) -> None:
        """Make a row as high as its words need, before the next is begun: not every program does it by itself."""
        if lines > self._lines.get(row, 0):
            self._lines[row] = lines
            self.sheet.set_row(row, min(_TALLEST, (lines + 0.5) * _LINE))

    def number(self, row: int, column: int, number: int, look: Format | None = None) -> None:
        """Write a number."""
        self.sheet.write_number(row, column, number, look or self.looks.of())

    def headings(self, names: Sequence[str], widths: Sequence[float]) -> None:
        """Write the headings of the columns, and set how wide these are, in characters."""
        self._widths[:] = widths
        for column, (name, width) in enumerate(zip(names, widths, strict=True)):
            self.words(self.top, column, name, self.looks.of(heading=True))
            self.sheet.set_column(column, column, width)

    def printed(self, rows: int, columns: int, language: Language, fixed: int) -> None:
        """Set the sheet up: headings and ``fixed`` columns stay in sight and on each page, landscape, a page wide."""
        self.sheet.freeze_panes(self.top + 1, fixed)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(self.top)
        self.sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, _FOOTER)
        self.sheet.set_footer(f"&L&A&R{say('sheet.page', language, n='&P', all='&N')}")
        self.sheet.print_area(0, 0, self.top + rows, columns - 1)
