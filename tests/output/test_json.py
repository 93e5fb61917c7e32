import json

from dpa_check.output import Format, Style, render
from dpa_check.report import Report, Severity


def test_json_is_the_whole_report_whatever_the_style(report: Report) -> None:
    seen = render(report, Format.JSON, Style("fr", min_severity=Severity.CRITICAL, color=True))
    assert Report.model_validate_json(seen) == report
    assert seen.endswith("}\n")
    assert "Responsabilité" in seen


def test_findings_keep_the_order_of_the_library(report: Report) -> None:
    seen = json.loads(render(report, Format.JSON, Style()))
    assert [finding["clause_id"] for finding in seen["documents"][0]["findings"]][:2] == [
        "documented-instructions",
        "subprocessor-liability",
    ]


def test_jsonl_is_one_report_a_line(report: Report) -> None:
    twice = report.model_copy(update={"documents": report.documents * 2})
    lines = render(twice, Format.JSONL, Style()).splitlines()
    assert [Report.model_validate_json(line) for line in lines] == [report, report]
