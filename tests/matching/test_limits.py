"""Time limits in figures and in words, in both languages."""

import pytest

from dpa_check.library.language import Language
from dpa_check.library.loader import load
from dpa_check.matching.limits import Limit, Quantities
from dpa_check.nlp.tokenizer import split_words


def limits(text: str, language: Language) -> list[Limit]:
    words = load().quantities[language]
    return Quantities.of(words.numbers, words.units, words.business, words.plain).limits(split_words(text))


@pytest.mark.parametrize(
    ("language", "text", "hours"),
    [
        ("en", "within 48 hours", [48]),
        ("en", "within forty-eight (48) hours", [48]),
        ("en", "within seventy two hours", [72]),
        ("en", "thirty (30) days", [720]),
        ("en", "two weeks", [336]),
        ("en", "within a month", [720]),
        ("en", "72h after discovery", [72]),
        ("en", "five business days", [168]),
        ("en", "ten (10) calendar days", [240]),
        ("en", "two (2) working days", [96]),
        ("en", "one business day", [72]),
        ("en", "24 hours a day, 7 days a week", []),
        ("en", "24/7 support", []),
        ("en", "Article 28 and 32", []),
        ("fr", "dans un délai de cinq jours ouvrés", [168]),
        ("fr", "sous quarante-huit (48) heures", [48]),
        ("fr", "soixante-douze heures", [72]),
        ("fr", "quatre-vingt-dix jours", [2160]),
        ("fr", "dans les 24h", [24]),
        ("fr", "sous sept (7) jours, puis sous trente jours", [168, 720]),
        ("fr", "pendant un an", [8760]),
        ("fr", "une semaine", [168]),
        ("fr", "vingt et un jours", [504]),
        ("fr", "l'article 14", []),
    ],
)
def test_limit_is_read(language: Language, text: str, hours: list[int]) -> None:
    assert [limit.hours for limit in limits(text, language)] == hours


def test_business_days_are_marked() -> None:
    (limit,) = limits("deux jours ouvrables", "fr")
    assert (limit.number, limit.unit, limit.business) == (2, "day", True)
