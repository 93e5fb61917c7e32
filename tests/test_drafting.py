"""A proposed wording bears the agreement's own names and stands at its place, with the number it would have there."""

import pytest

from dpa_check.api import review
from dpa_check.drafting.adapting import adapt
from dpa_check.library.language import Language
from dpa_check.library.loader import load
from dpa_check.nlp.naming import Named, named
from dpa_check.report import ClauseResult, Placement

FRENCH = "Le Sous-traitant informe le Responsable de traitement au titre du Sous-traitant et au Sous-traitant."


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Named("Société", "la"), "La Société informe le Client au titre de la Société et à la Société."),
        (Named("Éditeur", "l'"), "L'Éditeur informe le Client au titre de l'Éditeur et à l'Éditeur."),
        (Named("Titulaire", "le"), "Le Titulaire informe le Client au titre du Titulaire et au Titulaire."),
        (Named("Acme", ""), "Acme informe le Client au titre d'Acme et à Acme."),
        (Named("Boréal", ""), "Boréal informe le Client au titre de Boréal et à Boréal."),
    ],
)
def test_french_articles_agree_with_the_name(name: Named, expected: str) -> None:
    assert adapt(FRENCH, {"processor": name, "controller": Named("Client", "le")}, "fr") == expected


def test_french_pronouns_agree_with_the_party_they_stand_for() -> None:
    terms = {"processor": Named("Société", "la")}
    words = "Le Sous-traitant alerte le Responsable de traitement s'il est tenu au secret. Il n'y répond pas lui-même."
    told = "La Société alerte le Responsable de traitement si elle est tenue au secret. Elle n'y répond pas elle-même."
    assert adapt(words, terms, "fr") == told
    assert adapt("Le contrat est écrit. Il lie le Sous-traitant.", terms, "fr").endswith("Il lie la Société.")
    other = "Chaque sous-traitant ultérieur reste lié."
    assert adapt(other, terms, "fr") == other


def test_que_is_elided_before_a_bare_name() -> None:
    words = "Les données que le Sous-traitant héberge."
    assert adapt(words, {"processor": Named("Acme", "")}, "fr") == "Les données qu'Acme héberge."
    assert adapt(words, {"processor": Named("Société", "la")}, "fr") == "Les données que la Société héberge."


def test_english_keeps_the_article_of_the_agreement() -> None:
    words = "The Processor shall tell the Controller. Sub-processors serve the Processor's ends."
    bare = adapt(words, {"processor": Named("Acme", ""), "controller": Named("Hospital", "the")}, "en")
    assert bare == "Acme shall tell the Hospital. Sub-processors serve Acme's ends."


@pytest.mark.parametrize(
    ("text", "language", "names", "expected"),
    [
        ("La Société notifie. Le Client paie à la Société.", "fr", (), Named("Société", "la")),
        ("L'Éditeur notifie. Les données de l’Éditeur.", "fr", (), Named("Éditeur", "l'")),
        ("Acme notifie. Le Client paie Acme.", "fr", (("processor", "Acme"),), Named("Acme", "")),
        ("The Provider shall act. Customer pays the Provider.", "en", (), Named("Provider", "the")),
        ("Provider shall act. Customer pays Provider.", "en", (), Named("Provider", "")),
        ("We notify you. We act. Our staff act.", "en", (("processor", "We"), ("processor", "our")), None),
        ("Les Prestataires notifient. Le Client paie les Prestataires.", "fr", (), None),
        ("Le Sous-traitant ultérieur agit. Le Sous-traitant ultérieur paie.", "fr", (), None),
    ],
)
def test_the_name_that_the_agreement_uses(
    text: str, language: Language, names: tuple[tuple[str, str], ...], expected: Named | None
) -> None:
    terms = load().vocabulary[language].terms
    words = {role: [entry.text for entry in terms[role]] for role in ("processor", "controller")}
    assert named(text, names, words, language).get("processor") == expected


PREAMBLE = (
    'DATA PROCESSING AGREEMENT\n\nBetween Corvid Ltd ("Customer"), as controller, and Merle SAS ("Provider"), as '
    "processor within the meaning of Article 28 GDPR.\n\n"
)
BREACH = "Provider shall notify Customer of any personal data breach within 48 hours after becoming aware of it."


def findings(body: str) -> tuple[str, dict[str, ClauseResult]]:
    (file,) = review([((PREAMBLE + body).encode(), "a.txt")]).files
    assert file.document is not None
    return file.document.text, {one.clause_id: one for one in file.result.findings or ()}


def placed(body: str, clause: str) -> tuple[str, Placement]:
    text, found = findings(body)
    place = found[clause].placement
    assert place is not None
    return text, place


def test_a_missing_clause_follows_the_last_of_its_like() -> None:
    body = f"8. Breaches\n\n8.1 {BREACH}\n\n8.2 Provider acts at once.\n\n9. General\n\n9.1 French law applies.\n"
    text, place = placed(body, "breach-content-assistance")
    assert (place.action, place.after_clause, place.number) == ("insert", "8.2", "8.3")
    assert text[: place.position].endswith("8.2 Provider acts at once.")


def test_a_number_that_is_taken_is_not_given_twice() -> None:
    body = f"8. Breaches\n\n{BREACH}\n\n9. General\n\nFrench law applies.\n"
    _, place = placed(body, "breach-content-assistance")
    assert (place.after_clause, place.number) == ("8", "8A")


def test_two_clauses_at_one_place_bear_two_numbers() -> None:
    body = f"8. Breaches\n\n8.1 {BREACH}\n\n9. General\n\n9.1 French law applies.\n"
    _, found = findings(body)
    numbers = [one.placement.number for one in found.values() if one.placement and one.placement.number]
    assert len(set(numbers)) == len(numbers)


def test_a_weak_clause_is_replaced_where_it_stands() -> None:
    weak = "Provider shall notify Customer of any personal data breach without undue delay after becoming aware of it."
    body = f"8. Breaches\n\n8.1 {weak}\n\n9. General\n\n9.1 French law applies.\n"
    text, place = placed(body, "breach-notification-delay")
    assert (place.action, place.number) == ("replace", "8.1")
    assert text[place.position :].startswith(("8.1", "Provider shall notify"))


def test_words_that_only_leave_something_unsaid_are_kept() -> None:
    text, place = placed(
        "3. Provider processes the data only for the purposes of the services.\n", "no-own-purpose-use"
    )
    assert (place.action, place.after_clause) == ("insert", "3")
    assert text[: place.position].endswith("purposes of the services.")


def test_without_numbers_nothing_is_invented_and_the_signature_stays_last() -> None:
    body = "The services are those of the order.\n\nFrench law applies.\n\nSigned at Lille on 2 March 2026.\n"
    text, place = placed(body, "breach-notification-delay")
    assert (place.action, place.after_clause, place.number) == ("insert", None, None)
    assert text[: place.position].endswith("French law applies.")


def test_the_report_speaks_of_the_parties_as_the_agreement_does() -> None:
    _, found = findings(f"8.1 {BREACH}\n")
    missing = found["audit-inspection"]
    assert missing.suggestion.en.startswith("Provider shall allow for")
    assert missing.fallback is not None
    assert "conducted by Customer" in missing.fallback.en
    assert "le Responsable de traitement" in missing.suggestion.fr


def test_a_concession_is_told_and_changes_no_status() -> None:
    short = BREACH.replace("48 hours", "12 hours")
    _, found = findings(f"8.1 {short}\n")
    _, usual = findings(f"8.1 {BREACH}\n")
    one = found["breach-notification-delay"]
    assert [made.id for made in one.concessions] == ["br-within-24"]
    assert one.concessions[0].suggestion.en.startswith("Provider shall notify Customer")
    assert "12 hours" in one.concessions[0].evidence[0].quote.exact
    assert one.status is usual["breach-notification-delay"].status
    assert usual["breach-notification-delay"].concessions == ()
