import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from collections.abc import Callable

    from dpa_check.report import Report
    from tests.cli.conftest import Outcome

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["report", "clause"])
def test_the_published_schema_is_the_one_of_the_models(run: "Callable[..., Outcome]", name: str) -> None:
    done = run("schema", name)
    assert done.code == 0
    assert (ROOT / f"schemas/{name}.schema.json").read_text("utf-8") == done.out, (
        f"write it again: dpa-check schema {name} > schemas/{name}.schema.json"
    )


def test_a_report_is_valid_under_the_published_schema(report: "Report") -> None:
    schema = json.loads((ROOT / "schemas/report.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(report.model_dump_json()))


@pytest.mark.parametrize("path", sorted(ROOT.glob("clause_library/**/clause.yaml")), ids=lambda path: path.parent.name)
def test_every_clause_is_valid_under_the_published_schema(path: Path) -> None:
    schema = json.loads((ROOT / "schemas/clause.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(yaml.safe_load(path.read_text("utf-8")))
