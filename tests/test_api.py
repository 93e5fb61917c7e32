"""The Python interface: outcomes in order, one for each path, and the same bytes each time."""

from pathlib import Path

import pytest

from dpa_check import api
from dpa_check.api import analyze, analyze_many, review
from dpa_check.errors import ReadingError
from dpa_check.report import Failure, Report, Status

AGREEMENT = (
    'DATA PROCESSING AGREEMENT\n\nBetween Corvid Ltd ("Customer"), controller, and Merle SAS ("Provider"), processor.'
    "\n\n1. Instructions\n\nProvider processes personal data only on the documented instructions of Customer.\n\n"
    "2. Sub-processors\n\nProvider shall remain fully liable to Customer for the acts and omissions of each "
    "Sub-processor as if they were its own.\n"
)


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    path = tmp_path / "agreement.txt"
    path.write_text(AGREEMENT, "utf-8")
    return path


def test_each_path_has_one_outcome_in_order(agreement: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    outcomes = list(analyze_many([agreement, empty, tmp_path / "absent.docx", agreement]))
    assert [type(outcome) for outcome in outcomes] == [Report, Failure, Failure, Report]
    assert [one.message.code for one in outcomes if isinstance(one, Failure)] == ["empty-file", "not-found"]


def test_outcomes_are_lazy(agreement: Path, tmp_path: Path) -> None:
    outcomes = analyze_many([agreement, tmp_path / "absent.txt"])
    assert isinstance(next(outcomes), Report)


def test_the_same_file_gives_the_same_bytes(agreement: Path) -> None:
    assert analyze(agreement).model_dump_json() == analyze(agreement).model_dump_json()


def test_quotations_are_the_text_at_their_place(agreement: Path) -> None:
    (document,) = analyze(agreement).documents
    text = AGREEMENT.strip()
    quoted = [one for found in document.findings or () for one in found.evidence]
    assert quoted
    assert [text[one.position.start : one.position.end] for one in quoted] == [one.quote.exact for one in quoted]


def test_every_clause_of_the_library_has_its_finding_in_order(agreement: Path) -> None:
    (document,) = analyze(agreement).documents
    findings = {found.clause_id: found.status for found in document.findings or ()}
    assert len(findings) == 56
    assert findings["subprocessor-liability"] is Status.PRESENT
    assert findings["audit-inspection"] is Status.MISSING


def test_another_language_is_said_and_not_reviewed(tmp_path: Path) -> None:
    path = tmp_path / "avv.txt"
    path.write_text("Der Auftragnehmer und die Mitarbeiter werden von dem Auftraggeber nicht mit der Prüfung betraut.")
    with pytest.raises(ReadingError) as caught:
        analyze(path)
    assert caught.value.notice.code == "unknown-language"


def test_both_languages_of_one_agreement_are_reviewed(tmp_path: Path) -> None:
    path = tmp_path / "both.txt"
    french = "Le Prestataire notifie au Client toute violation de données dans les 24 heures de sa découverte."
    path.write_text(f"{AGREEMENT}\n3. Violations de données\n\n{french}\n", "utf-8")
    (document,) = analyze(path).documents
    findings = {found.clause_id: found for found in document.findings or ()}
    assert set(document.languages) == {"en", "fr"}
    assert findings["subprocessor-liability"].status is Status.PRESENT
    assert [one.quote.exact for one in findings["breach-notification-delay"].evidence] == [french]


def test_one_report_holds_good_and_bad_files(agreement: Path, tmp_path: Path) -> None:
    report = review([agreement, tmp_path / "absent.pdf", (AGREEMENT.encode(), "stdin.txt")]).report
    assert [document.error is None for document in report.documents] == [True, False, True]
    assert report.documents[2].path == "stdin.txt"


@pytest.mark.parametrize("sample", ["fr-health-weak.pdf", "en-saas-weak.docx"])
def test_the_law_and_the_compiled_phrases_review_as_the_whole_library_does(sample: str) -> None:
    path = Path(__file__).parents[1] / "samples" / sample
    with_law, with_all = (api.review_one(path, load()).result for load in (api.load_to_review, api.load_library))
    assert with_law == with_all
