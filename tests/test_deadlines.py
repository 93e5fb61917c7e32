import pytest

from dpa_check.api import review
from dpa_check.report import Deadline

HEAD = "DATA PROCESSING AGREEMENT between a Controller and a Processor of personal data.\n\n"


def deadline(clause: str, *sentences: str) -> Deadline:
    text = HEAD + "\n\n".join(f"{at}. {sentence}" for at, sentence in enumerate(sentences, 1))
    (document,) = review([(text.encode(), "agreement.txt")]).report.documents
    (found,) = (one for finding in document.findings or () if finding.clause_id == clause for one in finding.deadlines)
    return found


@pytest.mark.parametrize(
    ("words", "hours", "within"),
    [
        ("forty-eight (48) hours", 48, True),
        ("72 hours", 72, True),
        ("five business days", 168, False),
        ("one week", 168, False),
    ],
)
def test_a_time_limit_is_told_with_its_words_and_place(words: str, hours: int, *, within: bool) -> None:
    sentence = f"The Processor shall notify the Controller of any personal data breach within {words}."
    found = deadline("breach-notification-delay", sentence)
    (read,) = found.read
    assert (found.over, found.under) == (72, None)
    assert (read.words, read.hours, read.within, read.evidence.clause_number) == (words, hours, within, "1")
    assert read.evidence.quote.exact.endswith(sentence)


def test_each_time_limit_of_a_clause_is_told_once_in_order() -> None:
    found = deadline(
        "breach-notification-delay",
        "The Processor shall notify the Controller of any personal data breach within 24 hours.",
        "The Processor shall notify the Controller of a security breach of personal data within 96 hours.",
    )
    assert [(read.hours, read.within) for read in found.read] == [(24, True), (96, False)]


def test_a_clause_without_a_time_limit_keeps_its_threshold() -> None:
    found = deadline("breach-notification-delay", "The Processor shall notify the Controller of any breach promptly.")
    assert (found.over, found.read) == (72, ())
