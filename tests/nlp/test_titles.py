"""A party that the contract names by a common noun: "the Company shall be the Data Processor"."""

from dpa_check.nlp.parties import PartyReader

READER = PartyReader(
    {"processor": ["provider"], "controller": ["customer"]}, is_word=lambda name: name.lower() in {"company", "school"}
)


def test_a_common_noun_said_to_be_the_processor_names_it() -> None:
    text = "A company may apply. The Customer is the controller and the Company shall be the Data Processor."
    assert READER.names(text, "en")["processor"] == ("Company",)


def test_french_common_nouns_too() -> None:
    text = "Une ville adhère. La Ville est le responsable de traitement et la Régie agit en qualité de sous-traitant."
    names = READER.names(text, "fr")
    assert names == {"processor": ("Régie",), "controller": ("Ville",)}


def test_a_noun_without_its_article_or_role_names_nobody() -> None:
    text = "A company is a processor. The Company is a member of the chamber. The Authority is the controller."
    assert "Company" not in READER.names(text, "en")["processor"]
    assert "Authority" not in READER.names(text, "en")["controller"]
