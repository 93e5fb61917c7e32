"""What stands before the words of a paragraph: "Article 5", "5.2", "(a)", "Annexe 2", or a bullet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dpa_check.document import ANNEXES


class Style(StrEnum):
    """The form of a marker; items of one list share theirs."""

    ANNEX = "annex"
    CHAPTER = "chapter"
    ARTICLE = "article"
    DECIMAL = "decimal"
    LETTER = "letter"
    ROMAN = "roman"
    NUMERAL = "numeral"
    CAPITAL = "capital"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: its style, its label ("5.2", "a") and where the words begin; ``form`` is its punctuation."""

    style: Style
    label: str
    end: int
    form: str = ""


BULLETS: Final = "•▪●○◦■►▶✓✔➢➤‣⁃∙"
_CHAPTERS: Final = "chapitre|chapter|titre|title|part|partie"
_ARTICLES: Final = r"article|art\.|clause|section|§"
_TITLE: Final = r"(?=\s*$|\s*[:.–—|-]|\s+[-–—:A-ZÀ-Ý«\"“‘(])"
_COUNT: Final = r"(?P<label>\d{1,3}(?:\.\d{1,3}){0,4}|[IVX]{1,5}|premi[eè]re?|PREMI[EÈ]RE?|1[eè]re?|1er)"
_MONTHS: Final = frozenset(
    word
    for line in (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "january february march april may june july august september october november december",
    )
    for word in line.split()
)
_FORMS: Final = tuple(
    (style, re.compile(pattern))
    for style, pattern in (
        (
            Style.ANNEX,
            rf"(?P<form>(?i:{ANNEXES}))\s+(?:[nN]°\s*)?(?P<label>\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}|[A-Z]{{1,2}}|[IVX]{{1,5}})(?![\w(/]|\.\d)\s*[:.–—-]?\s*",
        ),
        (Style.ANNEX, r"(?P<form>(?i:annexes?|schedules?|appendix|appendices|exhibits?))(?P<label>)\s*$"),
        (
            Style.CHAPTER,
            rf"(?P<form>(?i:{_CHAPTERS}))\s+(?P<label>\d{{1,2}}|[IVX]{{1,5}}|[A-F])\b{_TITLE}\s*[:.–—-]?\s*",
        ),
        (
            Style.ARTICLE,
            rf"(?P<form>(?i:{_ARTICLES}))\s*(?:[nN]°\s*)?{_COUNT}(?![\w(/]|\.\d){_TITLE}\s*[:.)–—|-]{{0,2}}\s*",
        ),
        (Style.DECIMAL, r"(?P<label>\d{1,2}(?:\.\d{1,3}){1,4})(?![\d,%])(?P<form>)[.):]?(?:\s*[–—-])?\s+(?=\S)"),
        (Style.DECIMAL, r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,3})(?P<form>)\.?(?=[A-ZÀ-Ý«\"“])"),
        (Style.DECIMAL, r"(?P<label>\d{1,2})(?P<form>\.)(?:\s*[–—-]\s+|\s+(?=\S)|(?=[A-ZÀ-Ý«\"“]))"),
        (Style.DECIMAL, r"(?P<label>\d{1,2})(?P<form>)\s*[–—:-]\s+(?=[A-ZÀ-Ý«\"“])"),
        (Style.DECIMAL, r"(?P<label>\d{1,2})(?P<form>)\s+(?=[A-ZÀ-Ý«\"“])"),
        (Style.NUMERAL, r"(?P<label>\d{1,2})(?P<form>[)°])\s*(?=\S)"),
        (Style.NUMERAL, r"\((?P<label>\d{1,2})(?P<form>\))\s*(?=\S)"),
        (Style.ROMAN, r"(?P<form>\(?)(?P<label>[ivx]{1,6})\)\s*(?=\S)"),
        (Style.LETTER, r"(?P<form>\()(?P<label>[a-z]|([a-z])\3)\)\s*(?=\S)"),
        (Style.LETTER, r"(?P<label>[a-z])(?P<form>)\)\s*(?=\S)"),
        (Style.ROMAN, r"(?P<label>[ivx]{1,6})(?P<form>\.)\s+(?=\S)"),
        (Style.LETTER, r"(?P<label>[a-z])(?P<form>\.)\s+(?=\S)"),
        (Style.LETTER, r"(?P<form>\()(?P<label>[A-Z])\)\s*(?=\S)"),
        (Style.CAPITAL, r"(?!M\. )(?P<label>[A-HJ-Z]|[IVX]{1,5})(?P<form>[.)]|\s?[–—-](?=\s))\s+(?=\S)"),
        (Style.BULLET, rf"(?P<form>[{BULLETS}])(?P<label>)\s*(?=\S)"),
        (Style.BULLET, r"(?P<form>[*·§o])(?P<label>)\s+(?=\S)"),
        (Style.BULLET, r"(?P<form>[-–—])(?P<label>)(?:\s+(?=\S)|(?=[A-ZÀ-Ý«“]))"),
        (Style.BULLET, r"(?P<form>(?=[☐☑☒✅❌❏□]|\[[ xX]\]))(?P<label>)"),
    )
)


def marker_of(text: str) -> Marker | None:
    """Give what numbers or bullets a paragraph, or None.

    >>> marker_of("5.2 Sécurité").label
    '5.2'
    >>> marker_of("Article 28 du RGPD s'applique") is None
    True
    """
    for style, form in _FORMS:
        match = form.match(text)
        if match and not _is_date(text, match):
            return Marker(style, match["label"], match.end(), match["form"])
    return None


def annex_name(marker: Marker) -> str:
    """Give the name of an annex as it is cited, "Annexe 2"."""
    return f"{marker.form.capitalize()} {marker.label}".strip()


def _is_date(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() :].split(maxsplit=1)
    return bool(following) and match["label"].isdigit() and following[0].lower().strip(",.") in _MONTHS
