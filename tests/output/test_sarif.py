"""SARIF against its schema, and against the rules of the specification that no schema can say."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest

from dpa_check.api import review
from dpa_check.output import Format, Style, render
from dpa_check.output.sarif_words import address, plain
from dpa_check.report import DocumentResult, Report, Severity

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SAMPLES = ("fr-health-weak.pdf", "en-saas-weak.docx", "en-negative-nda.pdf", "absent.pdf")
STYLES = (Style("en"), Style("fr", verbose=True), Style("en", Severity.CRITICAL))


@pytest.fixture(scope="module")
def of_samples() -> Report:
    return review([ROOT / "samples" / name for name in SAMPLES]).report


def log_of(report: Report, style: Style) -> Any:  # noqa: ANN401  a parsed SARIF log
    return json.loads(render(report, Format.SARIF, style))


def run_of(report: Report, style: Style) -> Any:  # noqa: ANN401  the run of a parsed SARIF log
    return log_of(report, style)["runs"][0]


def places_of(result: Any) -> Iterator[Any]:  # noqa: ANN401  a parsed result
    yield from (*result["locations"], *result.get("relatedLocations", ()))


@pytest.mark.parametrize("style", STYLES)
def test_the_log_is_valid_by_the_official_schema(of_samples: Report, style: Style) -> None:
    schema = json.loads((HERE / "schemas/sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(log_of(of_samples, style))


@pytest.mark.parametrize("style", STYLES)
def test_indices_and_names_point_to_the_same_things(of_samples: Report, style: Style) -> None:
    run = run_of(of_samples, style)
    rules, driver = run["tool"]["driver"]["rules"], run["tool"]["driver"]
    assert len({rule["id"] for rule in rules}) == len(rules) == 56
    names = [place["fullyQualifiedName"] for place in run["logicalLocations"]]
    assert len(set(names)) == len(names)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"].partition("/")[0]
        for place in places_of(result):
            file = place["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][file["index"]]["location"]["uri"] == file["uri"]
            for logical in place.get("logicalLocations", ()):
                assert run["logicalLocations"][logical["index"]] == {
                    name: value for name, value in logical.items() if name != "index"
                }
    for told in run["invocations"][0]["toolExecutionNotifications"]:
        assert driver["notifications"][told["descriptor"]["index"]]["id"] == told["descriptor"]["id"]


@pytest.mark.parametrize("style", STYLES)
def test_only_a_failure_has_a_level_and_every_message_is_a_sentence(of_samples: Report, style: Style) -> None:
    results = run_of(of_samples, style)["results"]
    assert results
    assert not [one for one in results if (one["kind"] == "fail") is (one["level"] == "none")]
    assert not [one for one in results if not one["message"]["text"].endswith(".")]
    prints = [(*one["partialFingerprints"].values(), one["locations"][0]["physicalLocation"]) for one in results]
    assert len({json.dumps(one) for one in prints}) == len(prints)


def test_regions_are_the_words_of_the_extracted_text(of_samples: Report) -> None:
    texts = [file.document.text if file.document else "" for file in review([ROOT / "samples" / SAMPLES[0]]).files]
    run = run_of(of_samples, Style(verbose=True))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["properties"]["offsets"].startswith("Unicode code points of the extracted text")
    seen = 0
    for place in (place for result in run["results"] for place in places_of(result)):
        file = place["physicalLocation"]
        if file["artifactLocation"]["index"] == 0 and "region" in file:
            for region in (file["region"], file["contextRegion"]):
                start, end = region["charOffset"], region["charOffset"] + region["charLength"]
                assert texts[0][start:end] == region["snippet"]["text"]
                seen += 1
            assert place["properties"]["page"] in (1, 2, 3, 4)
    assert seen > 40


def test_a_missing_clause_is_a_matter_of_the_file_and_of_no_line(report: Report) -> None:
    results = run_of(report, Style())["results"]
    (missing,) = [one for one in results if one["ruleId"] == "audit-inspection"]
    assert missing["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "contrat.pdf", "index": 0}}}]
    assert (missing["kind"], missing["level"]) == ("fail", "error")


def test_a_red_flag_is_a_result_of_its_own_before_its_finding(report: Report, document: DocumentResult) -> None:
    results = run_of(report, Style("fr"))["results"]
    flag, finding = (one for one in results if one["ruleId"].startswith("liability-cap"))
    (cap,) = [one for one in document.findings or () if one.clause_id == "liability-cap"]
    assert (flag["ruleId"], finding["ruleId"]) == ("liability-cap/cap-trivial", "liability-cap")
    assert list(finding["partialFingerprints"].values()) == [cap.id]
    assert flag["message"]["text"].startswith("Signal d'alerte")


def test_a_file_that_could_not_be_read_is_a_notification(of_samples: Report) -> None:
    run = run_of(of_samples, Style("fr"))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = [one for one in invocation["toolExecutionNotifications"] if one["level"] == "error"]
    assert told["descriptor"]["id"] == "not-found"
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["index"] == 3
    assert told["message"]["text"].startswith("Le fichier ne peut être ouvert")


def test_the_same_report_gives_the_same_bytes(of_samples: Report) -> None:
    assert render(of_samples, Format.SARIF, Style()) == render(of_samples, Format.SARIF, Style())


@pytest.mark.parametrize("path", ["a b/é.pdf", "/srv/50%.pdf", "C:\\Contrats\\dpa.pdf", "note:1.pdf", "a#b?.pdf"])
def test_an_address_is_a_uri(path: str) -> None:
    uri = address(path)
    assert re.fullmatch(r"[!-~]+", uri)
    assert (urlsplit(uri).fragment, urlsplit(uri).query) == ("", "")


def test_a_message_has_no_link_and_no_placeholder() -> None:
    assert plain("see [the annex](1), {0}") == "see \\[the annex\\](1), {{0}}"


def test_a_result_has_the_wordings_and_the_place_of_the_preferred_one(of_samples: Report) -> None:
    findings = {one.id: one for one in of_samples.documents[1].findings or ()}
    results = run_of(of_samples, Style())["results"]
    told = {one["partialFingerprints"]["dpaCheckFinding/v1"]: one["properties"] for one in results}
    placed = [one for one in findings.values() if one.placement and one.fallback and one.id in told]
    assert len(placed) > 10
    for one in placed:
        assert one.placement
        assert one.fallback
        assert told[one.id]["fallback"] == one.fallback.en.strip()
        assert told[one.id]["placementOffset"] == one.placement.position
        assert told[one.id]["placement"].startswith(("to insert after", "in clause", "instead of", "a clause"))


def test_what_the_processor_concedes_is_a_result_of_its_own_for_it_alone() -> None:
    report = review([ROOT / "samples" / "en-complete.docx"]).report
    (conceded,) = [
        one
        for one in run_of(report, Style(side="processor"))["results"]
        if one["ruleId"] == "breach-notification-delay/br-within-24"
    ]
    assert (conceded["kind"], conceded["properties"]["status"]) == ("fail", "concession")
    assert conceded["properties"]["suggestion"]
    assert "region" in conceded["locations"][0]["physicalLocation"]
    assert not [one for one in run_of(report, Style())["results"] if one["properties"]["status"] == "concession"]
