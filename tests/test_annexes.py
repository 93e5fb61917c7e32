"""Annexes and pages that an agreement refers to and its file does not hold."""

from __future__ import annotations

import pytest

from dpa_check.annexes import absent_texts
from dpa_check.api import load_library, review
from dpa_check.commands.outcome import ExitCode, outcome
from dpa_check.readers import read_bytes
from dpa_check.report import ClauseResult, DocumentResult, Severity, Status

HEAD = (
    'DATA PROCESSING AGREEMENT\n\nBetween Corvid Ltd ("Customer"), as controller, and Merle SAS ("Provider"), as '
    "processor within the meaning of Article 28 GDPR.\n\n1. Processing\n\n"
)
DUTY = "The Provider processes personal data only on documented instructions from the Customer. "


def found(text: str) -> list[tuple[str, str, list[str]]]:
    document = read_bytes((HEAD + text).encode(), "dpa.txt")
    return [(one.kind, one.name, sorted(one.subjects)) for one in absent_texts(document, load_library().elsewhere)]


def reviewed(text: str) -> DocumentResult:
    (document,) = review([((HEAD + DUTY + text).encode(), "dpa.txt")]).report.documents
    return document


def clause(document: DocumentResult, name: str) -> ClauseResult:
    return next(one for one in document.findings or () if one.clause_id == name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The security measures are listed in Annex 2.", [("annex", "Annex 2", ["security"])]),
        ("Les mesures de sécurité figurent en annexe II du contrat.", [("annex", "Annexe II", ["security"])]),
        ("See Annex 2.\n\nAnnex II: Measures\n\nThe Provider encrypts the data.", []),
        ("Les finalités sont décrites en annexe.", [("annex", "Annexe", ["description"])]),
        ("Annex II of the Standard Contractual Clauses lists the security measures.", []),
        ("Annex 1: Data subjects\n\nAnnex 2: Fees", [("annex", "Annex 1", ["description"]), ("annex", "Annex 2", [])]),
        ("Sub-processors: https://merle.example/list.", [("link", "https://merle.example/list", ["sub-processors"])]),
        ("Security measures follow the guide at https://www.cnil.fr/guide.", []),
        ("Our site is https://merle.example.", []),
    ],
)  # fmt: skip
def test_what_is_referred_to_and_not_there(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert found(text) == expected


def test_a_clause_that_would_stand_in_an_absent_annex_is_not_called_missing() -> None:
    document = reviewed("The categories of personal data and data subjects are described in Annex 1.")
    (absent,) = document.absent
    assert (absent.name, absent.clause_number) == ("Annex 1", "1")
    description = clause(document, "processing-nature-purpose")
    assert (description.status, description.elsewhere) == (Status.UNDETERMINED, ("Annex 1",))
    assert description.reason.en.endswith("the file does not hold: Annex 1.")
    assert clause(document, "access-control").status is Status.MISSING


def test_a_clause_behind_a_link_is_delegated_and_what_is_found_keeps_its_status() -> None:
    link = "https://merle.example/security"
    document = reviewed(f"Our security standards: {link}. The Provider encrypts the data at rest and in transit.")
    assert (clause(document, "security-testing").status, clause(document, "security-testing").elsewhere) == (
        Status.DELEGATED,
        (link,),
    )
    assert clause(document, "encryption-pseudonymisation").status is Status.WEAK


def test_an_absent_annex_is_no_fault_of_reading_but_fails_like_a_missing_clause() -> None:
    report = review([((HEAD + DUTY + "The security measures are in Annex 2.").encode(), "dpa.txt")]).report
    assert outcome(report, Severity.HIGH) is ExitCode.FINDINGS
