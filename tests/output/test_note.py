from dpa_check.output import Style
from dpa_check.output.additions import additions
from dpa_check.output.note import Note, notes, summary
from dpa_check.report import Bilingual, ClauseResult, DocumentResult, Placement, Severity

ENGLISH, FRENCH = Style("en"), Style("fr")


def told(document: DocumentResult, style: Style, clause: str) -> list[Note]:
    return [note for note in notes(document, style) if note.finding.clause_id == clause]


def test_a_whole_note_begins_with_the_red_flag_then_the_status_and_ends_with_the_wording(
    document: DocumentResult,
) -> None:
    (note,) = told(document, FRENCH, "liability-cap")
    labels = [paragraph.label for paragraph in note.paragraphs]
    assert [label.replace("\N{NO-BREAK SPACE}", " ") for label in labels] == [
        "Signal d'alerte (élevée) :",
        "",
        "Constat :",
        "Fondement :",
        "Rédaction proposée :",
    ]
    assert note.paragraphs[1].words == "INSUFFISANTE · élevée · clause recommandée"
    assert note.title.endswith("(élevée)")
    assert note.whole


def test_a_weakness_stands_between_the_reason_and_the_basis(document: DocumentResult) -> None:
    (note,) = told(document, ENGLISH, "subprocessor-liability")
    assert [paragraph.label for paragraph in note.paragraphs] == [
        "",
        "Finding:",
        "Weakness:",
        "Legal basis:",
        "Suggested wording:",
    ]
    assert note.text.splitlines()[0] == "WEAK · critical · mandatory clause"


def test_a_missing_clause_has_a_note_without_words_to_stand_on(document: DocumentResult) -> None:
    (note,) = told(document, ENGLISH, "audit-inspection")
    assert (note.evidence, note.whole, note.severity) == (None, True, Severity.HIGH)


def test_each_other_quotation_has_a_short_note_that_points_to_the_whole_one(document: DocumentResult) -> None:
    finding = next(one for one in document.findings or () if one.clause_id == "liability-cap")
    first = finding.evidence[0]
    other = first.model_copy(
        update={"position": first.position.model_copy(update={"start": 9000, "end": 9010}), "page": 9}
    )
    weakness = finding.checks[0].model_copy(update={"kind": "weak", "evidence": (other,)})
    checks = (weakness, finding.checks[0].model_copy(update={"evidence": (first,)}))
    changed = finding.model_copy(update={"evidence": (other, first), "checks": checks})
    whole, short = notes(document.model_copy(update={"findings": (changed,)}), ENGLISH)
    assert (whole.evidence, short.evidence) == (first, other)
    assert [paragraph.label for paragraph in short.paragraphs] == ["Weakness:", "", ""]
    assert "first words of this finding: p.\N{NO-BREAK SPACE}" in short.paragraphs[-1].words


def test_a_present_clause_has_a_note_where_all_is_shown(document: DocumentResult) -> None:
    assert not told(document, ENGLISH, "documented-instructions")
    (note,) = told(document, Style("en", verbose=True), "documented-instructions")
    assert note.title.endswith("(present)")
    assert note.severity is None


def test_the_note_on_the_whole_has_what_matters_first_and_the_counts(document: DocumentResult) -> None:
    lines = [paragraph.text for paragraph in summary(document, ENGLISH)]
    assert "Red flags (1):" in lines
    assert any(line.startswith("• high · Cap on liability:") for line in lines)
    assert any(line.startswith("All clauses: ") for line in lines)
    assert lines[-1].startswith("A reading aid.")


def placed(finding: ClauseResult, position: int, number: str) -> ClauseResult:
    place = Placement(action="insert", after_clause="10.4", number=number, position=position, whole=False)
    return finding.model_copy(update={"placement": place})


def test_clauses_that_would_stand_together_have_one_note_in_the_order_of_the_text(document: DocumentResult) -> None:
    missing = next(one for one in document.findings or () if one.clause_id == "audit-inspection")
    second, other = (missing.model_copy(update={"id": one, "clause_id": one}) for one in ("second", "other"))
    findings = (
        placed(other.model_copy(update={"family": "security"}), 900, "11"),
        placed(missing, 900, "10.5"),
        placed(second, 900, "10.6"),
        placed(missing.model_copy(update={"id": "early"}), 30, "2.3"),
    )
    changed = document.model_copy(update={"findings": findings})
    early, both, last = additions(notes(changed, ENGLISH), changed, "en")
    assert [
        [note.finding.placement and note.finding.placement.number for note in one.notes] for one in (early, both)
    ] == [
        ["2.3"],
        ["10.5", "10.6"],
    ]
    assert (early.title, both.title) == (early.notes[0].title, "2 clauses that could be added here")
    assert both.paragraphs[0].text == f"• {both.notes[0].title}"
    assert both.paragraphs[3].label == both.notes[0].title
    assert (last.position, last.notes[0].finding.id) == (900, "other")


def test_the_wording_has_its_place_and_its_fallback(document: DocumentResult) -> None:
    missing = next(one for one in document.findings or () if one.clause_id == "audit-inspection")
    fallback = Bilingual(en="At least once a year.", fr="Une fois par an.")
    finding = placed(missing, 900, "10.5").model_copy(update={"fallback": fallback})
    (note,) = notes(document.model_copy(update={"findings": (finding,)}), FRENCH)
    *_, preferred, last = note.paragraphs
    assert preferred.label.startswith("Rédaction proposée (à insérer après l'article\N{NO-BREAK SPACE}10.4, comme ")
    assert last.text == "Rédaction de repli\N{NO-BREAK SPACE}: Une fois par an."
