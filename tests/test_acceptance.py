"""The acceptance sentences: each gives its clause the verdict, the elements and the checks it must."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from dpa_check.library.language import Language
from dpa_check.library.loader import load
from dpa_check.proofs import verdict


@dataclass(frozen=True)
class Sentence:
    language: Language
    clause: str
    text: str
    status: str = ""
    elements: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    absent: tuple[str, ...] = field(default=())


SENTENCES = [
    Sentence(**entry) for entry in yaml.safe_load(Path(__file__).with_name("acceptance.yaml").read_text("utf-8"))
]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: f"{sentence.clause}: {sentence.text[:50]}")
def test_sentence_gets_its_verdict(sentence: Sentence) -> None:
    library = load()
    clause = library.clause(sentence.clause)
    assert clause is not None
    result = verdict(sentence.text, sentence.language, clause, library)
    shown = {one.id for one in result.checks} | {one.id for one in result.elements if one.found}
    assert {*sentence.elements, *sentence.checks} - shown == set()
    assert shown.intersection(sentence.absent) == set()
    assert result.status.value == (sentence.status or result.status.value)
