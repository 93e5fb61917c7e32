"""The shared words of a language: vocabulary, qualifiers, numbers, and what tells an agreement (pydantic, frozen)."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from dpa_check.library.wording import Phrase, parted
from dpa_check.report import Record

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")


class Vocabulary(Record):
    """The shared words of one language."""

    ignored: tuple[str, ...]
    terms: dict[str, tuple[Phrase, ...]]
    exact: dict[str, tuple[Phrase, ...]] = Field(default_factory=dict)
    stems: dict[str, str] = Field(default_factory=dict)
    institutions: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _part_exact(cls, value: Any) -> Any:  # noqa: ANN401  pydantic hands over the raw value
        return parted(value)


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
    help_headings: tuple[Phrase, ...]
    passives: tuple[str, ...]
    active_states: tuple[str, ...]


class Quantities(Record):
    """The words of numbers and time units of one language, and its commonest words."""

    numbers: dict[str, int]
    units: dict[str, tuple[str, ...]]
    business: tuple[str, ...]
    plain: tuple[str, ...] = ()
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
    least_with_both_titles: int
