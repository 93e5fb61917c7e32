"""The issue list as CSV, for any spreadsheet: UTF-8 with its mark, and no cell that a spreadsheet would carry out."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING, Final

from dpa_check.output.issues import columns, headings, issues

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dpa_check.output.messages import Language
    from dpa_check.output.style import Style
    from dpa_check.report import Report

MARK: Final = "\ufeff"
SEPARATORS: Final[Mapping[Language, str]] = {"en": ",", "fr": ";"}
"""What a spreadsheet of that language takes to part two cells."""
_CARRIED_OUT: Final = re.compile(r"\A(?=\s*[=+\-@＝＋－＠\t\r])|(?<=[,;\t\r\n])(?=[=+\-@])")
"""Where words would be a formula: as a cell begins, or as one would that another separator parts."""


def as_csv(report: Report, style: Style) -> str:
    """Give a row for each finding that ``style`` shows, under headings, parted as the language of the report has it."""
    out = StringIO()
    writer = csv.writer(out, delimiter=SEPARATORS[style.language], quoting=csv.QUOTE_ALL)
    writer.writerow(headings(style))
    for issue in issues(report, style):
        writer.writerow([inert(issue.words.get(column, "")) for column in columns(style.side)])
    return MARK + out.getvalue()


def inert(text: str) -> str:
    """Give ``text`` so that a spreadsheet shows it and never carries it out.

    >>> inert("=1+1"), inert("8.2 The Processor"), inert("a;=1+1")
    ("'=1+1", '8.2 The Processor', "a;'=1+1")
    """
    return _CARRIED_OUT.sub("'", text)
