from hypothesis import given
from hypothesis import strategies as st

from dpa_check.output.quoting import CUT, clean, place, shorten
from dpa_check.report import DocumentResult


@given(st.text(st.characters(categories=["L", "Zs"]), max_size=400), st.integers(20, 80))
def test_a_shortened_text_is_no_longer_than_asked(text: str, longest: int) -> None:
    assert len(shorten(text, longest)) <= max(longest, len(text) if len(text) <= longest else 0)


def test_a_shortened_sentence_keeps_who_and_how_far() -> None:
    sentence = "The Processor shall, " + "unless the law forbids it, " * 20 + "notify within 24 hours."
    seen = shorten(sentence, 80)
    assert seen.startswith("The Processor shall, ")
    assert CUT in seen
    assert seen.endswith("notify within 24 hours.")


def test_a_short_sentence_is_left_alone() -> None:
    assert shorten("The Processor shall notify.", 80) == "The Processor shall notify."


def test_hidden_characters_do_not_reach_the_eye() -> None:
    assert clean("sous\u00adtraitant\u200b \x07a\nb\ud800") == "soustraitant a b\N{REPLACEMENT CHARACTER}"


def test_a_no_break_space_stays() -> None:
    assert clean("art.\u00a028") == "art.\u00a028"


def test_a_place_names_the_part_outside_the_body(document: DocumentResult) -> None:
    evidence = (document.findings or ())[0].evidence[0]
    note = evidence.model_copy(update={"part": "footnote", "clause_number": None})
    assert place(note, "en") == "p.\u00a02, footnote"
    annex = evidence.model_copy(update={"part": "annex", "clause_number": "Annex 2, 3.1"})
    assert place(annex, "fr") == "p.\u00a02, Annex 2, 3.1"
    assert place(note.model_copy(update={"page": None, "part": "body"}), "en") == ""
