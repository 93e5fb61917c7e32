"""The formats of a review: those laid out from the report alone, and those that need the agreement beside it."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from dpa_check.output.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dpa_check.report import Report
    from dpa_check.reviewed import Review, Reviewed

__all__ = ["BINARY", "COPIES", "EXTENSIONS", "Format", "Style", "render", "render_copy", "render_review"]


class Format(StrEnum):
    """The formats a review can be had in."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    MARKDOWN = "markdown"
    SARIF = "sarif"


EXTENSIONS: Final[Mapping[str, Format]] = {
    ".txt": Format.TEXT,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".pdf": Format.PDF,
    ".xlsx": Format.XLSX,
    ".csv": Format.CSV,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".sarif": Format.SARIF,
}
"""The format that the extension of an output file chooses."""

BINARY: Final = frozenset({Format.DOCX, Format.PDF, Format.XLSX})
"""The formats that no terminal can show."""

OF_THE_REPORT: Final[Mapping[Format, str]] = {
    Format.TEXT: "terminal.as_text",
    Format.JSON: "as_json.as_json",
    Format.JSONL: "as_json.as_jsonl",
    Format.MARKDOWN: "markdown.as_markdown",
    Format.SARIF: "sarif.as_sarif",
    Format.CSV: "as_csv.as_csv",
}
"""Text, from the report alone: the function, loaded with what it needs when it is asked for."""

OF_THE_FILES: Final[Mapping[Format, str]] = {Format.HTML: "html.as_html", Format.XLSX: "workbook.as_workbook"}
"""Bytes, from the report and the agreements."""

COPIES: Final[Mapping[Format, str]] = {Format.DOCX: "word.as_word", Format.PDF: "pdf_copy.as_pdf"}
"""A copy of the agreement itself with the findings in it; one copy a file."""


def render(report: Report, form: Format, style: Style) -> str:
    """Give ``report`` in the text format ``form``; the same report and style give the same text."""
    text: str = _function(OF_THE_REPORT[form])(report, style)
    return text


def render_review(review: Review, form: Format, style: Style) -> bytes:
    """Give ``review`` in any format but those of ``COPIES``, as the bytes of a file."""
    if form not in OF_THE_FILES:
        return render(review.report, form, style).encode()
    content: bytes = _function(OF_THE_FILES[form])(review, style)
    return content


def render_copy(reviewed: Reviewed, form: Format, style: Style) -> bytes:
    """Give the agreement with its findings in it, in a format of ``COPIES``.

    Raises UsageError for a file that is not of that format, or that could not be read.
    """
    content: bytes = _function(COPIES[form])(reviewed, style)
    return content


def _function(place: str) -> Any:  # noqa: ANN401  each format's own function, called right away
    module, _dot, name = place.partition(".")
    return getattr(import_module(f"{__name__}.{module}"), name)
