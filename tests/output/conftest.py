from pathlib import Path

import pytest

from dpa_check.report import DocumentResult, Report


@pytest.fixture(scope="session")
def report() -> Report:
    """Seven findings, one of each kind that a reader meets: see hand_made_report.json."""
    return Report.model_validate_json((Path(__file__).parent / "hand_made_report.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def document(report: Report) -> DocumentResult:
    return report.documents[0]
