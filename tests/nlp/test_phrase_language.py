"""The phrase language on text: inflection, gaps, choices, scopes, headings, negation, and who is bound."""

from collections.abc import Callable

import pytest

from dpa_check.library.phrase import PhraseError, parse

Find = Callable[..., list[str]]
SENTENCE = "Provider shall notify Customer of each personal data breach."


@pytest.mark.parametrize(
    "phrase",
    [
        "notified ... breaches",
        "<processor> ... (notify | inform) ... breach",
        "notify customer (in writing)?",
        "=notify ... =breach",
        "<notify> ... <breach>",
        "(inform | notify ... breach)",
    ],
)
def test_phrase_is_found(find: Find, phrase: str) -> None:
    assert find(phrase, SENTENCE) == [SENTENCE]


@pytest.mark.parametrize("phrase", ["=notified", "breach ... notify", "notify breach", "<delete>", "inform"])
def test_phrase_is_not_found(find: Find, phrase: str) -> None:
    assert find(phrase, SENTENCE) == []


def test_accents_case_and_apostrophes_do_not_matter(find: Find) -> None:
    text = "LE PRESTATAIRE S’ENGAGE A NOTIFIER LES VIOLATIONS."
    assert find("s'engage à ... notifie ... violation", text, language="fr") == [text]


def test_a_gap_ends(find: Find) -> None:
    far = "Provider shall notify " + "very " * 30 + "quickly each breach."
    assert find("notify ... breach", far) == []


def test_a_gap_in_a_check_is_shorter(find: Find) -> None:
    far = "Provider shall notify " + "very " * 15 + "quickly each breach."
    assert find("notify ... breach", far) == [far]
    assert find("notify ... breach", far, of="checks") == []
    assert find("notify ... breach", SENTENCE, of="checks") == [SENTENCE]


@pytest.mark.parametrize("text", ["Provider shall not notify any breach.", "Provider shall never notify a breach."])
def test_negation_cancels(find: Find, text: str) -> None:
    assert find("notify ... breach", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Provider shall not process the data without written instructions.",
        "Provider shall not only process but protect the data on written instructions.",
    ],
)
def test_look_alike_is_no_negation(find: Find, text: str) -> None:
    assert find("process ... instructions", text) == [text]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Customer shall notify each breach.", False),
        ("Provider shall notify each breach.", True),
        ("Customer shall be notified of each breach.", True),
        ("Where Customer must report, Provider shall notify each breach.", True),
        ("Each Sub-processor shall notify each breach.", False),
        ("Customer and Provider shall notify each breach.", True),
        ("Customer and each Sub-processor shall notify each breach.", False),
    ],
)
def test_a_duty_of_another_does_not_count(find: Find, text: str, *, bound: bool) -> None:
    assert bool(find("notify ... breach", text)) is bound
    assert find("notify ... breach", text, owed_by="anyone") == [text]


def test_items_are_read_with_their_lead_in(find: Find) -> None:
    text = "Provider shall:\n\n- notify each breach;\n- keep records."
    assert find("<processor> ... breach", text) == ["notify each breach;"]
    assert find("<processor> ... breach", text.replace("Provider", "Customer")) == []


def test_definitions_and_headings_satisfy_no_duty(find: Find) -> None:
    text = '# Breach notice\n\n"Breach notice" means that Provider shall notify a breach.\n\nOther text follows here.'
    assert find("notify ... breach", text) == []
    assert len(find("notify ... breach", text, read_in="anywhere")) == 1


def test_all_of_takes_any_order_and_a_scope(find: Find) -> None:
    text = "Breaches are serious. Provider shall notify them."
    assert find({"look_for": [{"all_of": ["notify", "breach"]}]}, text) == []
    wording = {"look_for": [{"all_of": ["notify", "breach"], "within": "paragraph"}]}
    assert find(wording, text) == ["Breaches are serious.", "Provider shall notify them."]


@pytest.mark.parametrize(
    ("heading", "language", "duty"),
    [
        ("Obligations of the Customer", "en", False),
        ("Assistance with the Customer's obligations", "en", True),
        ("Obligations du Client", "fr", False),
        ("Assistance aux obligations du Client", "fr", True),
    ],
)
def test_a_heading_on_help_binds_whoever_helps(find: Find, heading: str, language: str, *, duty: bool) -> None:
    text = "Prompt notification of each breach." if language == "en" else "Notification rapide des violations."
    phrase = "notification ... breach" if language == "en" else "notification ... violation"
    found = find(phrase, f"# {heading}\n\n{text}", language=language)
    assert found == ([text] if duty else [])


def test_the_sentence_that_holds_most_of_the_phrases_is_quoted(find: Find) -> None:
    says = "Customer may object to a new Sub-processor."
    wording = {"look_for": [{"all_of": ["object", "<subprocessor>"], "within": "paragraph"}]}
    assert find(wording, f"Objection is free. A Sub-processor has duties. {says}", owed_by="anyone") == [says]


def test_under_a_heading(find: Find) -> None:
    text = "# Categories of data\n\nNames and addresses.\n\n# Term\n\nOne year from signature."
    assert find({"look_for": [{"under": "categories data"}]}, text) == ["Names and addresses."]
    assert find({"look_for": [{"under": "term", "look_for": "<duration>"}]}, text) == ["One year from signature."]


def test_unless_cancels_and_apart_from_hides(find: Find) -> None:
    text = "Provider shall notify within 48 hours so that Customer can tell the authority within 72 hours."
    assert find({"look_for": ["notify ... hours"], "unless": ["authority"]}, text) == []
    assert find({"look_for": ["72 hours"], "apart_from": ["authority ... <duration>"]}, text) == []
    assert find({"look_for": ["48 hours"], "apart_from": ["authority ... <duration>"]}, text) == [text]


def test_party_names_of_the_contract_are_parties(find: Find) -> None:
    text = 'Between Corvid Ltd ("Customer") and Merle SAS ("Provider").\n\nMerle shall notify each breach.'
    assert find("<processor> ... notify", text) == ["Merle shall notify each breach."]


def test_french_subprocessors_are_no_processor(find: Find) -> None:
    text = "Les sous-traitants notifient les violations au Prestataire."
    assert find("<processor> ... violation", text, language="fr") == []
    assert find("<subprocessor> ... violation", text, language="fr") == [text]


def test_a_title_says_nothing_of_who_is_responsible(find: Find) -> None:
    title = "Le Prestataire aide le Responsable de traitement à corriger ses manquements."
    statement = "Le Prestataire est responsable de ses manquements."
    assert find("responsable ... manquements", title, language="fr") == []
    assert find("<controller> ... manquements", title, language="fr", owed_by="anyone") == [title]
    assert find("responsable ... manquements", statement, language="fr") == [statement]


@pytest.mark.parametrize("phrase", ["", "(a | )", "(a", "a)", "?", "(a)? (b)?"])
def test_a_phrase_that_says_nothing_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError):
        parse(phrase)


TABLE = "# 2. Sub-processors\n\n| Company | Country |\n|---|---|\n| Northmoor | Ireland |\n| Kestrel | Norway |\n"


def test_a_cell_is_read_with_the_name_of_its_column(find: Find) -> None:
    assert find("country ... Norway", TABLE) == ["Kestrel | Norway"]
    assert find("company ... country", TABLE) == ["Company | Country"]
