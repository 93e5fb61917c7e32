"""Cross-references that lead nowhere, and the clause that words stand in."""

from __future__ import annotations

import pytest

from dpa_check.api import load_library, review
from dpa_check.readers import read_bytes
from dpa_check.references import dead_references

CLAUSES = (
    "1. Definitions\n\nWords have a meaning.\n\n2. Security\n\n2.1 The Provider encrypts the data.\n\n"
    "2.2 It tests them.\n\n3. Audits\n\nThe Customer may audit.\n\n4. Term\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "dead"),
    [
        ("As set out in clause 2.1 and in section 3, the Provider acts.", ()),
        ("As set out in clause 2.7, the Provider acts.", ("clause 2.7",)),
        ("As set out in clause 3.4, the Provider acts.", ()),
        ("As set out in section 9 of this Agreement, it pays.", ("section 9",)),
        ("The rights are in Article 24 of this Agreement.", ("article 24",)),
        ("Le prix est celui de l'article 7 des présentes.", ("article 7",)),
        ("The measures of Article 32 apply.", ()),
        ("It complies with Article 9 of the GDPR and with clause 9 of the SCC.", ()),
        ("Le Client respecte l'article 6 du contrat principal.", ()),
    ],
)
def test_a_reference_leads_to_a_clause_or_nowhere(sentence: str, dead: tuple[str, ...]) -> None:
    document = read_bytes((CLAUSES + sentence).encode(), "dpa.txt")
    assert dead_references(document, load_library().elsewhere) == dead


def test_where_few_clauses_bear_numbers_no_reference_is_judged() -> None:
    document = read_bytes(b"1. Term\n\nAs set out in clause 2.7, the Provider acts.", "dpa.txt")
    assert dead_references(document, load_library().elsewhere) == ()


def test_a_dead_reference_is_a_notice() -> None:
    text = f"{CLAUSES}The Provider processes personal data as set out in clause 2.7 and pays no fees."
    (document,) = review([(text.encode(), "dpa.txt")]).report.documents
    assert {"references": "clause 2.7"} in [one.values for one in document.notices]


def test_words_stand_in_the_clause_above_them() -> None:
    text = f"{CLAUSES}Either party may end it.\n\n- at any time;\n\nThey part as friends, at no cost."
    document = read_bytes(text.encode(), "dpa.txt")
    assert dict(zip((block.text for block in document.blocks), document.clause_numbers, strict=True)) == {
        "1. Definitions": "1",
        "Words have a meaning.": "1",
        "2. Security": "2",
        "2.1 The Provider encrypts the data.": "2.1",
        "2.2 It tests them.": "2.2",
        "3. Audits": "3",
        "The Customer may audit.": "3",
        "4. Term": "4",
        "Either party may end it.": "4",
        "at any time;": "4",
        "They part as friends, at no cost.": "4",
    }
