"""The formats of a review: those laid out from the report alone, and those that need the agreement beside it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dpa_check.output.as_csv import as_csv
from dpa_check.output.as_json import as_json, as_jsonl
from dpa_check.output.markdown import as_markdown
from dpa_check.output.sarif import as_sarif
from dpa_check.output.style import Style
from dpa_check.output.terminal import as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dpa_check.report import Report
    from dpa_check.reviewed import Review, Reviewed

__all__ = ["BINARY", "COPIES", "EXTENSIONS", "Format", "Style", "render", "render_copy", "render_review"]


class Format(StrEnum):
    """The formats a review can be had in."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    SARIF = "sarif"
    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"


def _workbook(review: Review, style: Style) -> bytes:
    from dpa_check.output.workbook import as_workbook  # noqa: PLC0415  XlsxWriter loads where a workbook is written

    return as_workbook(review, style)


def _pdf(reviewed: Reviewed, style: Style) -> bytes:
    from dpa_check.output.pdf_copy import as_pdf  # noqa: PLC0415  pikepdf loads where a PDF is written

    return as_pdf(reviewed, style)


EXTENSIONS: Final[Mapping[str, Format]] = {
    ".txt": Format.TEXT,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".sarif": Format.SARIF,
    ".xlsx": Format.XLSX,
    ".csv": Format.CSV,
    ".pdf": Format.PDF,
}
"""The format that the extension of an output file chooses."""

BINARY: Final[frozenset[Format]] = frozenset({Format.XLSX, Format.PDF})
"""The formats that no terminal can show."""

OF_THE_REPORT: Final[Mapping[Format, Callable[[Report, Style], str]]] = {
    Format.TEXT: as_text,
    Format.JSON: as_json,
    Format.JSONL: as_jsonl,
    Format.MARKDOWN: as_markdown,
    Format.SARIF: as_sarif,
    Format.CSV: as_csv,
}
"""Text, from the report alone."""

OF_THE_FILES: Final[Mapping[Format, Callable[[Review, Style], bytes]]] = {Format.XLSX: _workbook}
"""Bytes, from the report and the agreements."""

COPIES: Final[Mapping[Format, Callable[[Reviewed, Style], bytes]]] = {Format.PDF: _pdf}
"""A copy of the agreement itself with the findings in it; one copy a file."""


def render(report: Report, form: Format, style: Style) -> str:
    """Give ``report`` in the text format ``form``; the same report and style give the same text."""
    return OF_THE_REPORT[form](report, style)


def render_review(review: Review, form: Format, style: Style) -> bytes:
    """Give ``review`` in any format but those of ``COPIES``, as the bytes of a file."""
    if form in OF_THE_FILES:
        return OF_THE_FILES[form](review, style)
    return render(review.report, form, style).encode()


def render_copy(reviewed: Reviewed, form: Format, style: Style) -> bytes:
    """Give the agreement with its findings in it, in a format of ``COPIES``.

    Raises UsageError for a file that is not of that format, or that could not be read.
    """
    return COPIES[form](reviewed, style)
