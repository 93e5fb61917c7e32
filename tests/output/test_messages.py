from string import Formatter

import pytest

from dpa_check.errors import Notice
from dpa_check.output.messages import LANGUAGES, catalogue, count, notice, say
from dpa_check.report import Severity, Status


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_say_the_same_things_with_the_same_values() -> None:
    english, french = catalogue("en"), catalogue("fr")
    assert english.keys() == french.keys()
    assert {key: values(text) for key, text in english.items()} == {key: values(text) for key, text in french.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_and_severity_has_its_word(language: str) -> None:
    words = catalogue("fr" if language == "fr" else "en")
    assert {f"status.{status}" for status in Status} <= words.keys()
    assert {f"count.{status}.one" for status in Status} <= words.keys()
    assert {f"severity.{severity}" for severity in Severity} <= words.keys()


def test_no_word_claims_to_judge_compliance() -> None:
    assert not [text for language in LANGUAGES for text in catalogue(language).values() if "complian" in text.lower()]
    assert not [text for text in catalogue("fr").values() if "conform" in text.lower()]


def test_a_notice_speaks_both_languages() -> None:
    told = notice(Notice("pages-without-text", {"pages": "3, 4"}))
    assert told.message.en == "Pages without text (images to be recognised first): 3, 4."
    assert told.message.fr.endswith("3, 4.")
    assert told.values == {"pages": "3, 4"}


@pytest.mark.parametrize("name", ["key", "language", "n"])
def test_a_notice_may_have_a_value_of_any_name(name: str) -> None:
    assert notice(Notice("empty-file", {name: "x"})).message.en == "The file is empty."


def test_an_unknown_notice_shows_its_code_and_values() -> None:
    assert notice(Notice("moon-phase", {"b": "2", "a": "1"})).message.fr == "moon-phase (a: 1, b: 2)"
    assert notice(Notice("moon-phase", {})).message.en == "moon-phase"


def test_a_notice_that_lacks_a_value_shows_its_code() -> None:
    assert notice(Notice("pages-without-text", {})).message.en == "pages-without-text"


def test_counts_are_singular_or_plural_as_the_language_has_it() -> None:
    assert [count("count.pages", number, "en") for number in (0, 1, 2)] == ["0 pages", "1 page", "2 pages"]
    assert [count("count.pages", number, "fr") for number in (0, 1, 2)] == ["0 page", "1 page", "2 pages"]
    assert say("status.by_reference", "fr") == "par renvoi"
