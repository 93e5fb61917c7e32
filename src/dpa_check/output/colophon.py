"""The last lines of a report: what it is, and what made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dpa_check.output.messages import say

if TYPE_CHECKING:
    from dpa_check.output.messages import Language
    from dpa_check.report import Report


def colophon(report: Report, language: Language) -> tuple[str, str]:
    """Give what a report is and is not, then the versions of the tool and of the clause library."""
    made_by = say(
        "words.made-by",
        language,
        version=report.tool.version,
        library=report.library.id,
        library_version=report.library.version,
        digest=report.library.sha256[:12],
    )
    return say("words.disclaimer", language), made_by
