"""Places that an agreement leaves to be filled in."""

from __future__ import annotations

import pytest

from dpa_check.api import load_library, review
from dpa_check.blanks import blanks_of
from dpa_check.readers import read_bytes

HEAD = (
    'DATA PROCESSING AGREEMENT\n\nBetween Corvid Ltd ("Customer"), as controller, and Merle SAS ("Provider"), as '
    "processor within the meaning of Article 28 GDPR.\n\n1. Breaches\n\n"
)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The Provider notifies the Customer within [●] hours.", ["[●]"]),
        ("Délai : [à compléter : nombre] ; lieu à définir.", ["[à compléter : nombre]", "à définir"]),
        ("Name: ______________", ["______________"]),
        ("Durée : ..............................", [".............................."]),
        ("| Duration | |\n| Purpose | Hosting |", [""]),
        ("| Task | Host | Customer |\n| Backup | X | |", []),
        ("The list [of the Provider] is complete; it is long... and whole.", []),
    ],
)  # fmt: skip
def test_what_is_left_blank(text: str, marks: list[str]) -> None:
    document = read_bytes((HEAD + text).encode(), "dpa.txt")
    assert [one.mark for one in blanks_of(document, load_library())] == marks


def test_a_blank_is_listed_with_its_clause_and_told() -> None:
    text = f"{HEAD}The Provider notifies the Customer of any personal data breach within [●] hours."
    (document,) = review([(text.encode(), "dpa.txt")]).report.documents
    assert [(one.mark, one.clause_number) for one in document.blanks] == [("[●]", "1")]
    assert {"count": "1"} in [one.values for one in document.notices if one.code == "blanks"]


@pytest.mark.parametrize(("address", "found"), [("dpo@merle.example", True), ("[to be completed]", False)])
def test_an_element_that_is_left_blank_is_not_found(address: str, found: bool) -> None:  # noqa: FBT001  a parameter
    text = f"{HEAD}The Provider has appointed a data protection officer, who can be reached at {address}."
    (document,) = review([(text.encode(), "dpa.txt")]).report.documents
    clause = next(one for one in document.findings or () if one.clause_id == "dpo-and-records")
    assert next(one.found for one in clause.elements if one.id == "gov-dpo") is found
