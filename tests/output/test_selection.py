from dpa_check.output.selection import due_with_status, red_flags, shown, weight
from dpa_check.report import DocumentResult, Severity, Status


def test_a_present_clause_with_a_red_flag_is_shown_at_the_flag_s_severity(document: DocumentResult) -> None:
    cap = next(finding for finding in document.findings or () if finding.clause_id == "liability-cap")
    flagged = cap.model_copy(update={"status": Status.PRESENT, "severity": Severity.CRITICAL})
    assert weight(flagged) is Severity.HIGH
    assert shown([flagged], Severity.HIGH) == (flagged,)
    assert shown([flagged], Severity.CRITICAL) == ()


def test_a_present_clause_with_a_mere_note_comes_after_the_gaps(document: DocumentResult) -> None:
    weak, missing = (document.findings or ())[1:3]
    noted = weak.model_copy(update={"status": Status.PRESENT})
    assert weight(noted) is Severity.CRITICAL
    assert shown([noted, missing], Severity.LOW) == (missing, noted)


def test_a_recommended_clause_is_not_due(document: DocumentResult) -> None:
    missing = due_with_status(document.findings or (), (Status.MISSING,), Severity.LOW)
    assert [finding.clause_id for finding in missing] == ["audit-inspection"]


def test_a_conditional_clause_is_due_once_it_applies(document: DocumentResult) -> None:
    hds = next(finding for finding in document.findings or () if finding.need == "conditional")
    assert due_with_status([hds], (Status.NOT_APPLICABLE,), Severity.LOW) == ()
    lacking = hds.model_copy(update={"status": Status.MISSING})
    assert due_with_status([lacking], (Status.MISSING,), Severity.LOW) == (lacking,)


def test_red_flags_are_kept_from_the_severity_up(document: DocumentResult) -> None:
    assert [flag.id for _, flag in red_flags(document.findings or (), Severity.HIGH)] == ["cap-trivial"]
    assert red_flags(document.findings or (), Severity.CRITICAL) == ()
