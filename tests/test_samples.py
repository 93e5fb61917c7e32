"""The samples: made from their texts, reviewed as planted, and reported as the golden reports say."""

import io
import json
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from dpa_check.api import analyze
from dpa_check.report import DocumentResult

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
MAKER = "samples/make.py"
GOLDEN = Path(__file__).resolve().parent / "golden"
FILES = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in (".pdf", ".docx"))
PLANTED = yaml.safe_load((SAMPLES / "planted.yaml").read_text("utf-8"))
CLAUSES = [(file, clause) for file in FILES for clause in PLANTED[Path(file).stem].get("clauses", {})]


@cache
def document(file: str) -> DocumentResult:
    return analyze(SAMPLES / file).documents[0]


def content(file: str, data: bytes) -> object:
    if not file.endswith(".docx"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("file", FILES)
def test_sample_is_told_for_what_it_is(file: str) -> None:
    assert document(file).kind == PLANTED[Path(file).stem]["kind"]


@pytest.mark.parametrize(("file", "clause"), CLAUSES)
def test_planted_verdict_is_reported(file: str, clause: str) -> None:
    planted = PLANTED[Path(file).stem]["clauses"][clause]
    found = next(one for one in document(file).findings or () if one.clause_id == clause)
    reported = [check.id for check in found.checks]
    checks = planted.get("checks", [])
    assert (found.status.value, [check for check in checks if check in reported]) == (planted["status"], checks)


@pytest.mark.parametrize("file", FILES)
def test_report_is_the_golden_one(file: str, script: Callable[[str], ModuleType]) -> None:
    golden = json.loads((GOLDEN / f"{file}.json").read_text("utf-8"))
    assert script(MAKER).golden(document(file)) == golden, "if this is meant: python samples/make.py --golden"


def test_samples_are_made_from_their_texts(script: Callable[[str], ModuleType]) -> None:
    made = {file: content(file, data) for file, data in script(MAKER).make().items()}
    assert made == {file: content(file, (SAMPLES / file).read_bytes()) for file in FILES}
