import html

import pytest
from markdown_it import MarkdownIt

from dpa_check.output import Format, Style, render
from dpa_check.output.markdown import escape
from dpa_check.report import DocumentResult, Quote, Report


def test_markdown_has_the_summary_then_a_section_a_finding(report: Report) -> None:
    lines = render(report, Format.MARKDOWN, Style("en")).translate(str.maketrans("\u00a0", " ")).splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        "# contrat.pdf",
        "## Red flags (1)",
        "## Mandatory clauses not found (1)",
        "## Mandatory clauses that are weak (1)",
        "## Findings",
        "### Full liability for sub-processors",
        "### Cap on liability",
        "### Audits and inspections",
        "### Regular security testing",
        "## Present (2)",
        "## Not applicable (1)",
    ]
    assert "**WEAK · critical · mandatory clause** · `subprocessor-liability`" in lines
    assert (
        "> “Le Prestataire reste responsable de ses sous-traitants dans les limites prévues à l'article 14.”"
        " (p. 4, clause 8.2)"
    ) in lines


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*Data* [Annex](1) <b>", "\\*Data\\* \\[Annex\\](1) \\<b\\>"),
        ("1. First", "1\\. First"),
        ("- item", "\\- item"),
        ("# no heading | no cell", "\\# no heading \\| no cell"),
        ("sous-traitant, 28.3", "sous-traitant, 28.3"),
        ("R&D &lt;b&gt; &#169;", "R&D \\&lt;b\\&gt; \\&\\#169;"),
    ],
)
def test_what_an_agreement_says_is_never_markup(text: str, escaped: str) -> None:
    assert escape(text) == escaped
    assert MarkdownIt().render(escaped) == f"<p>{html.escape(text, quote=False)}</p>\n"


def test_a_quotation_cannot_leave_its_block(report: Report, document: DocumentResult) -> None:
    first, *rest = document.findings or ()
    evidence = first.evidence[0].model_copy(update={"quote": Quote(exact="data\n# Heading", prefix="", suffix="")})
    hostile = document.model_copy(update={"findings": (first.model_copy(update={"evidence": (evidence,)}), *rest)})
    seen = render(report.model_copy(update={"documents": (hostile,)}), Format.MARKDOWN, Style(verbose=True))
    assert "> “data \\# Heading”" in seen
