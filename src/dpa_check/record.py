"""What every record of a report is built on."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record that refuses unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(Record):
    """One text in the report's two languages."""

    en: str
    fr: str

    def in_language(self, language: str) -> str:
        """Give the text in ``language`` ("fr" or "en").

        >>> Bilingual(en="clause", fr="clause contractuelle").in_language("fr")
        'clause contractuelle'
        """
        return self.fr if language == "fr" else self.en
