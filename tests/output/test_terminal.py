import re
from typing import TYPE_CHECKING

import pytest

from dpa_check.errors import Notice
from dpa_check.output import Format, Style, render
from dpa_check.output.messages import notice
from dpa_check.report import CoverageResult, DocumentResult, Quote, Report, Severity, Status

if TYPE_CHECKING:
    from dpa_check.output.messages import Language

NO_BREAK = str.maketrans("\u00a0\u202f", "  ")


def text(report: Report, language: "Language" = "en", **settings: object) -> str:
    """The report as one line of words, for comparisons that wrapping must not break."""
    style = Style(language, **settings)  # type: ignore[arg-type]
    return " ".join(render(report, Format.TEXT, style).translate(NO_BREAK).split())


def with_document(report: Report, document: DocumentResult, **changes: object) -> Report:
    return report.model_copy(update={"documents": (document.model_copy(update=changes),)})


def before(words: str, first: str, second: str) -> bool:
    return 0 <= words.find(first) < words.find(second)


def test_the_summary_says_red_flags_then_missing_then_weak(report: Report) -> None:
    seen = text(report)
    assert before(seen, "Red flags (1) high Cap on liability: Symbolic cap", "Mandatory clauses not found (1)")
    assert before(
        seen, "Mandatory clauses not found (1) high Audits", "Mandatory clauses that are weak (1) critical Full"
    )
    assert before(seen, "All clauses: 2 present, 2 weak, 2 not found, 1 not applicable, 1 red flag", "Findings")


def test_a_finding_has_its_words_its_place_its_basis_and_a_wording(report: Report) -> None:
    seen = text(report, "fr")
    finding = seen[seen.index("INSUFFISANTE · critique") : seen.index("INSUFFISANTE · élevée")]
    assert finding == (
        "INSUFFISANTE · critique · clause obligatoire "
        "Responsabilité pleine et entière du fait des sous-traitants ultérieurs [subprocessor-liability] "
        "Constat : Non trouvé : le sous-traitant demeure pleinement responsable. "
        "Affaibli par : limites fixées ailleurs. "
        "Insuffisance : Responsabilité dans les seules limites fixées ailleurs "
        "« Le Prestataire reste responsable de ses sous-traitants dans les limites prévues à l'article 14. » "
        "(p. 4, article 8.2) "
        "Enjeu : Sans elle, le responsable de traitement ne peut … "
        "Fondement : RGPD, art. 28, § 4 "
        "Rédaction proposée : Le Sous-traitant … "
    )


def test_the_suggested_wording_is_in_the_language_of_the_agreement(report: Report) -> None:
    assert "Suggested wording: Le Sous-traitant …" in text(report, "en")
    english = with_document(report, report.documents[0], languages=("en",))
    assert "Rédaction proposée : The Processor shall …" in text(english, "fr")


def test_findings_come_gravest_first(report: Report) -> None:
    headings = re.findall(r"^(?:WEAK|NOT FOUND) · \w+", render(report, Format.TEXT, Style("en")), re.MULTILINE)
    assert headings == ["WEAK · critical", "WEAK · high", "NOT FOUND · high", "NOT FOUND · low"]


def test_present_clauses_are_listed_and_quoted_only_when_verbose(report: Report) -> None:
    assert "Present (2) - Processing on documented instructions only - Delay to notify breaches" in text(report)
    assert "PRESENT" not in text(report)
    verbose = text(report, verbose=True)
    assert "PRESENT · critical · mandatory clause Processing on documented instructions only" in verbose
    assert (
        "“Le Prestataire ne traite les données que sur instruction documentée du Client.” (p. 2, clause 3.1)" in verbose
    )


def test_what_does_not_weaken_a_present_clause_is_only_to_note(report: Report, document: DocumentResult) -> None:
    noted = tuple(
        finding.model_copy(update={"status": Status.PRESENT}) for finding in document.findings or () if finding.checks
    )
    seen = text(with_document(report, document, findings=noted))
    assert "To note: Liability only within limits set elsewhere" in seen
    assert "Weakness" not in seen


def test_a_clause_that_does_not_apply_says_why(report: Report) -> None:
    assert "Not applicable (1) - HDS certification: The agreement does not deal with health data." in text(report)


def test_findings_below_the_least_severity_are_left_out_and_that_is_said(report: Report) -> None:
    seen = text(report, min_severity=Severity.CRITICAL)
    assert "Audits and inspections" not in seen
    assert "Full liability for sub-processors" in seen
    assert "Findings below “critical” are not shown (--min-severity)." in seen


def test_another_kind_of_document_is_said_before_anything_else(report: Report, document: DocumentResult) -> None:
    other = with_document(report, document, kind="other")
    lines = render(other, Format.TEXT, Style("en")).splitlines()
    assert lines[2] == "! This is not a data processing agreement within the meaning of GDPR Art. 28."
    assert "NOT FOUND" not in text(other)
    assert "Red flags (1)" in text(other)
    assert "NOT FOUND" in text(other, verbose=True)


def test_a_file_that_was_not_read_has_one_clear_line(report: Report, document: DocumentResult) -> None:
    failed = with_document(
        report, document, error=notice(Notice("encrypted", {})), findings=None, summary=None, coverage=None
    )
    assert "Not reviewed: The file is protected by a password" in text(failed)
    assert "Red flags" not in text(failed)


def test_what_was_not_read_is_said_in_the_head(report: Report, document: DocumentResult) -> None:
    coverage = CoverageResult(
        complete=False, parts=(), warnings=(notice(Notice("pages-without-text", {"pages": "3, 4"})),)
    )
    seen = text(with_document(report, document, coverage=coverage))
    assert before(seen, "The file was read only in part", "Red flags")
    assert before(seen, "images to be recognised first): 3, 4.", "Red flags")


def test_nothing_to_say_is_said(report: Report, document: DocumentResult) -> None:
    findings = document.findings or ()
    sound = tuple(finding for finding in findings if finding.status is Status.PRESENT)
    assert "No red flag, and no mandatory clause is missing or weak." in text(
        with_document(report, document, findings=sound)
    )


def test_several_documents_begin_with_an_overview(report: Report, document: DocumentResult) -> None:
    seen = text(report.model_copy(update={"documents": (document, document.model_copy(update={"path": "b.docx"}))}))
    assert seen.startswith(
        "Overview ──────── contrat.pdf 1 red flag, 1 mandatory clause not found, 1 weak b.docx 1 red"
    )


def test_colour_never_adds_or_takes_words(report: Report) -> None:
    plain = render(report, Format.TEXT, Style("fr"))
    colored = render(report, Format.TEXT, Style("fr", color=True))
    assert "\x1b[" not in plain
    assert "\x1b[" in colored
    assert [row.rstrip() for row in re.sub(r"\x1b\[[\d;]*m", "", colored).splitlines()] == plain.splitlines()


@pytest.mark.parametrize("width", [50, 80, 110])
def test_lines_keep_to_the_width(report: Report, width: int) -> None:
    assert max(map(len, render(report, Format.TEXT, Style("fr", width=width)).splitlines())) <= width


def test_an_agreement_cannot_act_on_the_terminal(report: Report, document: DocumentResult) -> None:
    first, *rest = document.findings or ()
    evidence = first.evidence[0].model_copy(update={"quote": Quote(exact="\x1b[2Jdata\u202egpj", prefix="", suffix="")})
    hostile = (first.model_copy(update={"evidence": (evidence,)}), *rest)
    seen = render(
        with_document(report, document, findings=hostile, path="a\x1bb.pdf"), Format.TEXT, Style(verbose=True)
    )
    assert "\x1b" not in seen
    assert "\u202e" not in seen
    assert "“[2Jdatagpj”" in seen


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert render(report, Format.TEXT, Style("fr")) == render(report, Format.TEXT, Style("fr"))


def test_clauses_that_could_not_be_judged_are_not_listed_one_by_one(report: Report, document: DocumentResult) -> None:
    unjudged = tuple(
        finding.model_copy(update={"status": Status.UNDETERMINED, "checks": ()}) for finding in document.findings or ()
    )
    german = with_document(report, document, kind="unknown", languages=("de",), parties=(), findings=unjudged)
    assert "Language: de No clause could be judged" in text(german)
    assert "CANNOT TELL" not in text(german)
    assert "CANNOT TELL" in text(german, verbose=True)
