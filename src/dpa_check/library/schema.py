"""The clause library as loaded: clauses with their elements and checks, and facts (pydantic, frozen)."""

from __future__ import annotations

from functools import cached_property
from gettext import gettext as _
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from dpa_check.library.language import Kind, Language, Qualifiers, Quantities, Vocabulary
from dpa_check.library.wording import ClauseWording, Wording
from dpa_check.report import Bilingual, Record, Severity

Cause = Literal[
    "hedge",
    "narrowing",
    "deadline",
    "vague",
    "missing",
    "one-sided",
    "restatement",
    "obsolete",
    "cert-only",
    "shift",
    "unilateral",
    "contrary",
]
Need = Literal["mandatory", "recommended", "conditional"]


class Element(Record):
    """One thing a clause is made of."""

    id: str
    need: Literal["core", "plus"]
    asks: Bilingual
    owed_by: Literal["processor", "anyone"] = "processor"
    read_in: Literal["operative", "anywhere"] = "operative"
    to_fill_in: bool = False


class When(Record):
    """What must have been found, and not found, for a derived check to bite."""

    found: tuple[str, ...] = ()
    any_found: tuple[str, ...] = ()
    not_found: tuple[str, ...] = ()
    any_not_found: tuple[str, ...] = ()


def _hours(value: Any) -> Any:  # noqa: ANN401  pydantic hands over the raw value
    """Give the hours of "72 hours" or "30 days"."""
    if not isinstance(value, str):
        return value
    number, _space, unit = value.partition(" ")
    factor = {"hour": 1, "day": 24, "week": 168, "month": 720, "year": 8760}.get(unit.removesuffix("s"))
    if factor is None or not number.isdigit():
        message = _("a limit reads like 72 hours or 30 days")
        raise ValueError(message)
    return int(number) * factor


Hours = Annotated[int, BeforeValidator(_hours, json_schema_input_type=str)]


class LimitRule(Record):
    """A threshold on the time limits read where some elements were found, in hours."""

    of: tuple[str, ...]
    over: Hours | None = None
    under: Hours | None = None

    def bites(self, hours: int) -> bool:
        """Say whether a time limit of so many hours is beyond the threshold.

        >>> LimitRule(of=("br-deadline",), over="72 hours").bites(96)
        True
        """
        return (self.over is None or hours > self.over) and (self.under is None or hours < self.under)


class Check(Record):
    """A weakness or a red flag; by wording, or derived from what was found (``when``, ``limit``)."""

    id: str
    kind: Literal["weak", "adverse"]
    cause: Cause
    says: Bilingual
    severity: Severity | None = None
    effect: Literal["weakens", "notes"] = "weakens"
    when: When | None = None
    limit: LimitRule | None = None

    @property
    def derived(self) -> bool:
        """Whether the check follows from elements and limits, with no wording of its own."""
        return self.when is not None or self.limit is not None


class Concession(Record):
    """A term by which the processor gives more than the law asks; by wording, or derived like a check."""

    id: str
    severity: Severity
    says: Bilingual
    basis: Bilingual
    when: When | None = None
    limit: LimitRule | None = None

    @property
    def derived(self) -> bool:
        """Whether it follows from elements and limits, with no phrases of its own."""
        return self.when is not None or self.limit is not None


class Clause(Record):
    """A clause: the law (``clause.yaml``) with its wording in each language."""

    id: str
    title: Bilingual
    status: Need
    severity: Severity
    basis: tuple[Bilingual, ...] = Field(min_length=1)
    why: Bilingual
    note: Bilingual | None = None
    applies_when: tuple[str, ...] = ()
    applies_unless: tuple[str, ...] = ()
    supplied_by: tuple[str, ...] = ()
    may_stand_in: tuple[str, ...] = ()
    elements: tuple[Element, ...] = Field(min_length=1)
    checks: tuple[Check, ...] = ()
    concessions: tuple[Concession, ...] = ()
    fallback_concedes: tuple[str, ...] = ()
    present_when: tuple[str, ...] = ()
    found_when: tuple[str, ...] = ()
    family: str = ""
    folder: str = ""
    wordings: dict[Language, ClauseWording] = Field(default_factory=dict)

    @cached_property
    def conditions(self) -> tuple[tuple[str, ...], ...]:
        """What makes the clause present: each entry is satisfied by any one of its elements."""
        if self.present_when:
            return tuple(tuple(part.strip() for part in line.split(" or ")) for line in self.present_when)
        return tuple((element.id,) for element in self.elements if element.need == "core")

    @property
    def thresholds(self) -> tuple[LimitRule, ...]:
        """The thresholds on time limits that weaken the clause."""
        return tuple(check.limit for check in self.checks if check.limit and check.effect == "weakens")


class Fact(Record):
    """Something to know of an agreement: health data, transfers, an incorporated text."""

    id: str
    means: Bilingual
    incorporates: bool = False
    en: Wording
    fr: Wording
    file: str = ""


class Figures(Record):
    """How a clause does on passages with a lawyer's verdict: precision and recall of "found", share of right verdicts.

    A verdict is right where the status is the lawyer's and every red flag of the passage is raised.
    """

    passages: int
    precision: float
    recall: float
    right: float


class Accuracy(Record):
    """The figures of a clause in one language: passages that served to write its phrases, and others set aside."""

    open: Figures
    held: Figures


class Family(Record):
    """A family of clauses, in the order of the report."""

    id: str
    title: Bilingual
    clauses: tuple[str, ...]


class Subject(Record):
    """What an annex or a page may deal with, and the words that say so; a word stands for all that begin with it."""

    id: str
    means: Bilingual
    words: dict[Language, tuple[str, ...]]


class Elsewhere(Record):
    """How to tell texts that the agreement refers to from those of others (``not_of``, ``public_sites``)."""

    subjects: tuple[Subject, ...] = ()
    not_of: tuple[str, ...] = ()
    public_sites: tuple[str, ...] = ()


class Library(Record):
    """The whole clause library; ``sha256`` covers every byte of its files.

    ``law_of``: the firm's folders it was loaded with, where its phrases and cases are left out; else None.
    """

    id: str
    version: str
    title: Bilingual
    languages: tuple[Language, ...]
    families: tuple[Family, ...]
    kind: Kind
    elsewhere: Elsewhere = Elsewhere()
    clauses: tuple[Clause, ...] = ()
    facts: tuple[Fact, ...] = ()
    vocabulary: dict[Language, Vocabulary] = Field(default_factory=dict)
    qualifiers: dict[Language, Qualifiers] = Field(default_factory=dict)
    quantities: dict[Language, Quantities] = Field(default_factory=dict)
    common_words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    accuracy: dict[str, dict[Language, Accuracy]] = Field(default_factory=dict)
    sha256: str = ""
    law_of: tuple[Path, ...] | None = None

    def __hash__(self) -> int:
        """Hash by the digest of the files."""
        return hash(self.sha256)

    def clause(self, clause_id: str) -> Clause | None:
        """Give the clause of that id, or None."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)
