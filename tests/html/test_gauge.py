from __future__ import annotations

from typing import TYPE_CHECKING

from dpa_check.output.html.gauge import bars, deadline_rows, lasting
from dpa_check.output.view_finding import family_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from dpa_check.reviewed import Review


def test_a_family_is_told_in_cells_and_in_words(sample: Callable[..., Review]) -> None:
    report = sample("fr-health-weak.pdf").report
    first = bars(report.documents[0].findings or (), report.library.families, "en")[0]
    assert first.title == "Description of the processing"
    assert first.cells == ("present", "present", "present", "weak", "weak")
    assert first.counts == "3 present, 2 weak"


def test_a_family_that_the_report_does_not_name_goes_by_its_id() -> None:
    assert family_title("our-own", (), "fr") == "our-own"


def test_a_time_limit_outside_its_threshold_comes_first(sample: Callable[..., Review]) -> None:
    findings = sample("fr-health-weak.pdf").report.documents[0].findings or ()
    rows = deadline_rows(findings, "en")
    assert (rows[0].clause_id, rows[0].threshold) == ("breach-notification-delay", "at most 72 hours")
    (limit,) = rows[0].read
    assert (limit.words, limit.lasts, limit.place) == ("“cinq jours ouvrés”", "7 days", "p.\u00a02, clause\u00a010.1")
    assert (limit.verdict, limit.within) == ("Not met", False)
    assert [row.none for row in rows if row.clause_id == "reversibility"] == ["No time limit read; clause: not found"]


def test_a_clause_that_does_not_apply_has_no_threshold(sample: Callable[..., Review]) -> None:
    findings = sample("en-complete.docx").report.documents[0].findings or ()
    away = {finding.clause_id for finding in findings if finding.status == "not_applicable"}
    assert away.isdisjoint(row.clause_id for row in deadline_rows(findings, "en"))


def test_a_duration_is_told_in_the_unit_a_lawyer_uses() -> None:
    assert [lasting(hours, "en") for hours in (1, 72, 96, 100, 720)] == [
        "1 hour",
        "72 hours",
        "4 days",
        "100 hours",
        "30 days",
    ]
