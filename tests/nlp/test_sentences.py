"""Sentences: where they end, and what introduces the items of a list written in a line."""

import pytest

from dpa_check.nlp.sentences import pieces


def cut(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in pieces(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Conformément à l'art. 28 du RGPD, le Prestataire informe le Client.",
        "Le Prestataire respecte l’art. 32 et l'art. 33.",
        "Le lot n° 5 est régi par l'article 4.2 du marché.",
        "Acme Inc. shall notify Customer of each breach.",
        "Measures (e.g. encryption) are listed in Annex 2.",
        "5.2 The Processor shall notify the Controller.",
        "The Processor (a) notifies and (b) assists the Controller.",
    ],
)
def test_one_sentence_is_not_cut(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It notifies. It assists.", ["It notifies.", "It assists."]),
        ("TLS 1.0 est désactivé ; seul TLS 1.2 est admis.", ["TLS 1.0 est désactivé ;", "seul TLS 1.2 est admis."]),
        ("It acts on Customer's. It assists.", ["It acts on Customer's.", "It assists."]),
        ("Is it so? It is!", ["Is it so?", "It is!"]),
    ],
)
def test_sentences_are_cut(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_items_keep_the_words_that_introduce_them() -> None:
    text = "The Processor shall: (a) notify breaches; (b) assist the Controller."
    found = pieces(text)
    assert [text[p.start : p.end] for p in found] == [
        "The Processor shall:",
        "(a) notify breaches;",
        "(b) assist the Controller.",
    ]
    assert [p.lead and text[p.lead[0] : p.lead[1]] for p in found] == [
        None,
        "The Processor shall:",
        "The Processor shall:",
    ]
