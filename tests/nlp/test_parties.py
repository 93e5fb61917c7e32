"""Who the contract says the parties are."""

from __future__ import annotations

from dpa_check.nlp.parties import PartyReader

READER = PartyReader({"processor": ["prestataire"], "controller": ["client"]}, ["Commune"])


def test_an_institution_is_a_party_though_its_common_noun_stands_in_the_preamble() -> None:
    text = "La commune de Lys souscrit. La Commune documente ses instructions. Le Prestataire aide la Commune."
    assert "Commune" in READER.names(text, "fr")["controller"]


def test_a_common_noun_with_a_stray_capital_is_no_party() -> None:
    text = "Le projet de la commune, l'école de la commune et la rue de la Commune."
    assert READER.names(text, "fr")["controller"] == ()


def test_a_vendor_that_decides_on_its_own_data_does_not_become_the_customer() -> None:
    text = (
        "Engagements de Zephyra comme sous-traitant.\n"
        "Pour la facturation de l'abonnement, Zephyra agit comme responsable de traitement."
    )
    assert READER.names(text, "fr")["controller"] == ()


def test_a_blank_and_a_register_are_no_names() -> None:
    text = "Le responsable du traitement : l'établissement À COMPLÉTER.\nEntre [nom], NINEA [numéro], « le Client »,"
    assert READER.names(text, "fr")["controller"] == ()


def test_hereinafter_is_no_name() -> None:
    text = 'Représenté par [nom]\nCi-après dénommé "le Client"\nCi-après dénommé "le Prestataire"'
    assert READER.names(text, "fr") == {"processor": (), "controller": ()}


def test_a_relative_clause_names_the_processor() -> None:
    assert READER.names("Il confie à Zephyra, qui agit en qualité de sous-traitant, la paie.", "fr")["processor"] == (
        "Zephyra",
    )
