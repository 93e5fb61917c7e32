"""How a clause is worded: phrases, patterns and cases, as the lawyer writes them (pydantic, frozen)."""

from __future__ import annotations

from gettext import gettext as _
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from dpa_check.report import Record

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
            message = _("a line of look_for needs a phrase, all_of or under")
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
    """An example sentence with the verdict it must get, its line, and the other clauses it makes present too."""

    kind: Literal["accept", "weak", "adverse", "reject", "known_miss"]
    sentence: str
    line: int
    ids: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_yaml(cls, value: Any) -> Any:  # noqa: ANN401  pydantic hands over the raw value
        if not isinstance(value, dict) or "sentence" in value:
            return value
        kinds = [key for key in ("accept", "weak", "adverse", "reject", "known_miss") if key in value]
        unknown = set(value) - {*kinds, "shows", "because", "also"}
        if len(kinds) != 1 or unknown:
            message = _("a case has one of accept, weak, adverse, reject, known_miss, and shows, because or also")
            raise ValueError(message)
        sentence = value[kinds[0]]
        return {
            "kind": kinds[0],
            "sentence": str(sentence),
            "line": getattr(sentence, "line", 0),
            "ids": _listed(value.get("shows") or value.get("because") or ()),
            "also": _listed(value.get("also") or ()),
        }


def _listed(value: Any) -> tuple[str, ...]:  # noqa: ANN401  a raw YAML value
    return (value,) if isinstance(value, str) else tuple(value)


def parted(value: Any) -> Any:  # noqa: ANN401  pydantic hands over the raw value
    """Give a mapping whose ``terms`` that match letter for letter stand under ``exact``."""
    if not isinstance(value, dict) or "exact" in value:
        return value
    terms = value.get("terms") or {}
    exact = {name: entry["exact"] for name, entry in terms.items() if isinstance(entry, dict) and "exact" in entry}
    return {**value, "terms": {name: entry for name, entry in terms.items() if name not in exact}, "exact": exact}


class ConcessionWording(Wording):
    """How a concession is worded, sentences that make it or do not, and one that comes back to what the law asks."""

    look_for: tuple[Pattern, ...] = ()
    accept: tuple[Phrase, ...]
    refuse: tuple[Phrase, ...]
    suggested: str


class ClauseWording(Record):
    """The wording of a clause in one language (``fr.yaml``, ``en.yaml``)."""

    terms: dict[str, tuple[Phrase, ...]] = Field(default_factory=dict)
    exact: dict[str, tuple[Phrase, ...]] = Field(default_factory=dict)
    elements: dict[str, Wording] = Field(default_factory=dict)
    checks: dict[str, Wording] = Field(default_factory=dict)
    suggested: str
    fallback: str = ""
    concessions: dict[str, ConcessionWording] = Field(default_factory=dict)
    cases: tuple[Case, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _part_exact(cls, value: Any) -> Any:  # noqa: ANN401  pydantic hands over the raw value
        return parted(value)
