"""The colours of severities and statuses, light enough to be written on; none is ever alone to say anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dpa_check.report import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dpa_check.report import ClauseResult

SEVERITY_COLOR: Final[Mapping[Severity, str]] = {
    Severity.CRITICAL: "#FF8C85",
    Severity.HIGH: "#FFC273",
    Severity.MEDIUM: "#FFED73",
    Severity.LOW: "#A8D6FF",
}
NOTHING_TO_MEND: Final = "#B8EBB8"
CANNOT_TELL: Final = "#D9D9D9"


def rgb(color: str) -> tuple[float, float, float]:
    """Give the parts of a colour, from 0 to 1.

    >>> rgb("#FF8033")
    (1.0, 0.502, 0.2)
    """
    red, green, blue = (round(int(color[at : at + 2], 16) / 255, 3) for at in (1, 3, 5))
    return red, green, blue


def color_of(finding: ClauseResult) -> str | None:
    """Give the colour of a finding: its severity's where it lacks something; none where the clause does not apply."""
    if finding.status is Status.NOT_APPLICABLE:
        return None
    if finding.status is Status.PRESENT:
        return NOTHING_TO_MEND
    return CANNOT_TELL if finding.status is Status.UNDETERMINED else SEVERITY_COLOR[finding.severity]
