"""The samples: made from their texts byte for byte, and reviewed as their README says."""

import importlib.util
from pathlib import Path

import pytest

from dpa_check.api import analyze
from dpa_check.report import ClauseResult

SAMPLES = Path(__file__).resolve().parents[1] / "samples"

PLANTED = [
    ("fr-health-weak.pdf", "subprocessor-liability", "weak", "liab-disclaimed"),
    ("fr-health-weak.pdf", "advisory-duty", "weak", "adv-disclaimed"),
    ("fr-health-weak.pdf", "encryption-pseudonymisation", "weak", "enc-obsolete"),
    ("fr-health-weak.pdf", "strong-authentication", "weak", "mfa-email-2sv"),
    ("fr-health-weak.pdf", "vulnerability-remediation", "weak", "vuln-next-release"),
    ("fr-health-weak.pdf", "breach-notification-delay", "weak", "br-over-72"),
    ("fr-health-weak.pdf", "hds-certification", "weak", "hds-unscoped"),
    ("en-saas-weak.docx", "subprocessor-liability", "weak", "liab-selection-only"),
    ("en-saas-weak.docx", "security-measures", "weak", "sec-restatement"),
    ("en-saas-weak.docx", "unlawful-instruction-alert", "weak", "ul-no-duty"),
    ("en-saas-weak.docx", "breach-notification-delay", "weak", "br-no-hours"),
    ("en-saas-weak.docx", "audit-inspection", "weak", "aud-report-only"),
    ("en-saas-weak.docx", "liability-cap", "weak", "cap-trivial"),
]


def finding(sample: str, clause: str) -> ClauseResult:
    findings = analyze(SAMPLES / sample).documents[0].findings or ()
    return next(found for found in findings if found.clause_id == clause)


@pytest.mark.parametrize(("sample", "clause", "status", "check"), PLANTED)
def test_planted_weakness_is_reported(sample: str, clause: str, status: str, check: str) -> None:
    found = finding(sample, clause)
    assert (found.status.value, check in {one.id for one in found.checks}) == (status, True)


def test_confidentiality_agreement_is_no_processing_agreement() -> None:
    assert analyze(SAMPLES / "en-negative-nda.pdf").documents[0].kind == "other"


def test_samples_are_made_from_their_texts() -> None:
    spec = importlib.util.spec_from_file_location("make", SAMPLES / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.make() == {
        path.name: path.read_bytes() for path in SAMPLES.iterdir() if path.suffix in (".pdf", ".docx")
    }
