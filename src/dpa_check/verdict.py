"""The words of a verdict: the status of a clause, and how much a gap in it matters."""

from enum import StrEnum


class Status(StrEnum):
    """The verdict on a clause (see the library's README for what each asks)."""

    PRESENT = "present"
    WEAK = "weak"
    MISSING = "missing"
    BY_REFERENCE = "by_reference"
    DELEGATED = "delegated"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    """How much a gap in a clause matters."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
