"""The report as JSON: one object, or one line per document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dpa_check.output.style import Style
    from dpa_check.report import Report


def as_json(report: Report, _style: Style) -> str:
    """Give the whole report as one indented object (``schemas/report.schema.json``); everything, whatever the style."""
    return report.model_dump_json(indent=2) + "\n"


def as_jsonl(report: Report, _style: Style) -> str:
    """Give one line per document, each a whole report of the same schema with that document alone."""
    alone = (report.model_copy(update={"documents": (document,)}) for document in report.documents)
    return "".join(one.model_dump_json() + "\n" for one in alone)
