"""How a report is to be rendered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dpa_check.verdict import Severity

if TYPE_CHECKING:
    from dpa_check.output.messages import Language


Side = Literal["controller", "processor"]
"""Whose counsel reads the report."""


@dataclass(frozen=True, slots=True)
class Style:
    """Language of the words, least severity shown, whether present clauses are, colour, width, the reader's side."""

    language: Language = "en"
    min_severity: Severity = Severity.LOW
    verbose: bool = False
    color: bool = False
    width: int = 100
    side: Side = "controller"
