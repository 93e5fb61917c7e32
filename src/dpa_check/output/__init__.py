"""The formats of a report, each a function from the report and a style to text."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dpa_check.output.as_json import as_json, as_jsonl
from dpa_check.output.markdown import as_markdown
from dpa_check.output.style import Style
from dpa_check.output.terminal import as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dpa_check.report import Report

__all__ = ["EXTENSIONS", "Format", "Style", "render"]


class Format(StrEnum):
    """The formats a report can be had in."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


EXTENSIONS: Final[Mapping[str, Format]] = {
    ".txt": Format.TEXT,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
}
"""The format that the extension of an output file chooses."""

RENDERERS: Final[Mapping[Format, Callable[[Report, Style], str]]] = {
    Format.TEXT: as_text,
    Format.JSON: as_json,
    Format.JSONL: as_jsonl,
    Format.MARKDOWN: as_markdown,
}


def render(report: Report, form: Format, style: Style) -> str:
    """Give ``report`` in the format ``form``; the same report and style give the same text."""
    return RENDERERS[form](report, style)
