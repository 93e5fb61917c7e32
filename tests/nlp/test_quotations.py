"""Which sentences are quoted for an element: those that most of its phrases find, in the order of the agreement."""

import pytest

from dpa_check.assess import Assessor
from dpa_check.nlp.pipeline import build, to_doc
from dpa_check.readers import read_bytes
from tests.nlp.conftest import one_clause


def test_the_sentences_that_most_phrases_find_are_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DPA_CHECK_CACHE", "off")
    passing = [f"Provider keeps record {number} of notices." for number in ("one", "two", "three")]
    says = "Provider shall give Customer notice of each breach."
    library = one_clause({"e": {"look_for": ["notice", "give ... notice"]}}, "processor", "operative", "en")
    document = read_bytes("\n\n".join([*passing, says]).encode(), "made.md")
    result = Assessor(to_doc(document, build(library, "en")), document, library, readable=True).results()[0]
    assert [one.quote.exact for one in result.elements[0].evidence] == [*passing[:2], says]
