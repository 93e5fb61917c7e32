"""The clause library as loaded: clauses, elements, checks, facts and their wording (pydantic, frozen)."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from dpa_check.report import Bilingual, Record, Severity

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
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
Scope = Literal["sentence", "paragraph", "section"]


class Text(str):
    """A string of a YAML file that remembers its line (from 1)."""

    __slots__ = ("line",)
    line: int

    def __new__(cls, text: str, line: int = 0) -> Self:
        """Make the string with its line."""
        located = super().__new__(cls, text)
        located.line = line
        return located


class Phrase(Record):
    """A phrase of the phrase language, with the line it stands on."""

    text: str
    line: int

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:  # noqa: ANN401  pydantic hands over the raw value
        return {"text": str(value), "line": getattr(value, "line", 0)} if isinstance(value, str) else value


class Pattern(Record):
    """One line of ``look_for``: phrases that must all be there, within a scope, perhaps under a heading."""

    all_of: tuple[Phrase, ...] = ()
    within: Scope = "sentence"
    under: Phrase | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_yaml(cls, value: Any) -> Any:  # noqa: ANN401  pydantic hands over the raw value
        if isinstance(value, str):
            return {"all_of": [value]}
        if isinstance(value, dict) and "look_for" in value:
            rest = {key: kept for key, kept in value.items() if key != "look_for"}
            return {**rest, "all_of": [value["look_for"]]}
        return value

    @model_validator(mode="after")
    def _says_something(self) -> Pattern:
        if not self.all_of and self.under is None:
            message = "a line of look_for needs a phrase, all_of or under"
            raise ValueError(message)
        return self

    @property
    def line(self) -> int:
        """The line of its first phrase."""
        return self.all_of[0].line if self.all_of else self.under.line if self.under else 0


class Wording(Record):
    """How one element, check or fact is worded in one language."""

    look_for: tuple[Pattern, ...]
    unless: tuple[Phrase, ...] = ()
    apart_from: tuple[Phrase, ...] = ()
    beside: tuple[str, ...] = ()


class Case(Record):
    """An example sentence with the verdict it must get, and the line it stands on."""

    kind: Literal["accept", "weak", "adverse", "reject", "known_miss"]
    sentence: str
    line: int
    ids: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_yaml(cls, value: Any) -> Any:  # noqa: ANN401  pydantic hands over the raw value
        if not isinstance(value, dict) or "sentence" in value:
            return value
        kinds = [key for key in ("accept", "weak", "adverse", "reject", "known_miss") if key in value]
        unknown = set(value) - {*kinds, "shows", "because"}
        if len(kinds) != 1 or unknown:
            message = "a case has one of accept, weak, adverse, reject, known_miss, and shows or because"
            raise ValueError(message)
        ids = value.get("shows") or value.get("because") or ()
        sentence = value[kinds[0]]
        return {
            "kind": kinds[0],
            "sentence": str(sentence),
            "line": getattr(sentence, "line", 0),
            "ids": (ids,) if isinstance(ids, str) else tuple(ids),
        }


class ClauseWording(Record):
    """The wording of a clause in one language (``fr.yaml``, ``en.yaml``)."""

    terms: dict[str, tuple[Phrase, ...]] = Field(default_factory=dict)
    elements: dict[str, Wording] = Field(default_factory=dict)
    checks: dict[str, Wording] = Field(default_factory=dict)
    suggested: str
    cases: tuple[Case, ...] = ()


class Element(Record):
    """One thing a clause is made of."""

    id: str
    need: Literal["core", "plus"]
    asks: Bilingual
    owed_by: Literal["processor", "anyone"] = "processor"
    read_in: Literal["operative", "anywhere"] = "operative"


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
    number, _, unit = value.partition(" ")
    factor = {"hour": 1, "day": 24, "week": 168, "month": 720, "year": 8760}.get(unit.removesuffix("s"))
    if factor is None or not number.isdigit():
        message = "a limit reads like 72 hours or 30 days"
        raise ValueError(message)
    return int(number) * factor


Hours = Annotated[int, BeforeValidator(_hours, json_schema_input_type=str)]


class LimitRule(Record):
    """A threshold on the time limits read where some elements were found, in hours."""

    of: tuple[str, ...]
    over: Hours | None = None
    under: Hours | None = None


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
    elements: tuple[Element, ...] = Field(min_length=1)
    checks: tuple[Check, ...] = ()
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


class Fact(Record):
    """Something to know of an agreement: health data, transfers, an incorporated text."""

    id: str
    means: Bilingual
    incorporates: bool = False
    en: Wording
    fr: Wording
    file: str = ""


class Vocabulary(Record):
    """The shared words of one language."""

    ignored: tuple[str, ...]
    terms: dict[str, tuple[Phrase, ...]]
    exact: dict[str, tuple[Phrase, ...]] = Field(default_factory=dict)
    stems: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _part_exact(cls, value: Any) -> Any:  # noqa: ANN401  pydantic hands over the raw value
        if not isinstance(value, dict) or "exact" in value:
            return value
        terms = value.get("terms") or {}
        exact = {name: entry["exact"] for name, entry in terms.items() if isinstance(entry, dict)}
        return {**value, "terms": {n: e for n, e in terms.items() if n not in exact}, "exact": exact}


class Qualifiers(Record):
    """Negations, look-alikes and the words that mark parts of an agreement, in one language."""

    negations: tuple[Phrase, ...]
    look_alikes: tuple[Phrase, ...]
    definitions: tuple[Phrase, ...]
    definitions_headings: tuple[Phrase, ...]
    recitals_headings: tuple[Phrase, ...]
    recital_openings: tuple[Phrase, ...]
    contents_headings: tuple[Phrase, ...]
    duties_headings: tuple[Phrase, ...]
    passives: tuple[str, ...]
    active_states: tuple[str, ...]


class Quantities(Record):
    """The words of numbers and time units of one language, and its commonest words."""

    numbers: dict[str, int]
    units: dict[str, tuple[str, ...]]
    business: tuple[str, ...]
    placeholders: tuple[str, ...]


class Kind(Record):
    """How an agreement is told from other documents (data; see ``library.yaml``)."""

    titles: dict[Language, tuple[Phrase, ...]]
    other_titles: dict[Language, tuple[Phrase, ...]]
    strong_signs: dict[Language, tuple[Phrase, ...]]
    signs: dict[Language, tuple[Phrase, ...]]
    signature: tuple[str, ...]
    least_with_sign: int
    least_with_title: int


class Family(Record):
    """A family of clauses, in the order of the report."""

    id: str
    title: Bilingual
    clauses: tuple[str, ...]


class Library(Record):
    """The whole clause library; ``sha256`` covers every byte of its files."""

    id: str
    version: str
    title: Bilingual
    languages: tuple[Language, ...]
    families: tuple[Family, ...]
    kind: Kind
    clauses: tuple[Clause, ...] = ()
    facts: tuple[Fact, ...] = ()
    vocabulary: dict[Language, Vocabulary] = Field(default_factory=dict)
    qualifiers: dict[Language, Qualifiers] = Field(default_factory=dict)
    quantities: dict[Language, Quantities] = Field(default_factory=dict)
    common_words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    sha256: str = ""

    def __hash__(self) -> int:
        """Hash by the digest of the files."""
        return hash(self.sha256)

    def clause(self, clause_id: str) -> Clause | None:
        """Give the clause of that id, or None."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)
