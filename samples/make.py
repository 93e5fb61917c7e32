"""Makes the sample agreements, PDF and Word, from the texts beside it; the same texts give the same bytes.

``python samples/make.py`` writes the files; with ``--golden`` it also writes the reports that the tests compare.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from datetime import UTC, datetime
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.platypus import ListFlowable, ListItem, PageBreak, Paragraph, SimpleDocTemplate, Table

from dpa_check.api import analyze

if TYPE_CHECKING:
    from dpa_check.report import DocumentResult

HERE: Final = Path(__file__).resolve().parent
GOLDEN: Final = HERE.parent / "tests" / "golden"
PDF: Final = ("fr-health-weak", "en-negative-nda", "fr-complete", "en-complete")
WORD: Final = ("en-saas-weak", "fr-saas-weak", "fr-complete", "en-complete")
_DATE: Final = datetime(2026, 1, 1, tzinfo=UTC)
_ZIP_DATE: Final = (2026, 1, 1, 0, 0, 0)
_HEADING: Final = "#"
_ITEM: Final = "- "
_ROW: Final = "|"
_BREAK: Final = "---"
_LETTERED: Final = "("
_MARGIN: Final = 2 * cm
_WIDTH: Final = A4[0] - 2 * _MARGIN
_STYLES: Final = getSampleStyleSheet()
_BODY: Final = ParagraphStyle("Text", _STYLES["BodyText"], fontSize=9.5, leading=12, alignment=TA_JUSTIFY)
_INDENTED: Final = ParagraphStyle("Indented", _BODY, leftIndent=0.8 * cm)
_CELL: Final = ParagraphStyle("Cell", _STYLES["BodyText"], fontSize=8.5, leading=10.5)


class Piece(NamedTuple):
    """A piece of a text: a heading, a paragraph, a list, a table or a page break."""

    kind: str
    lines: tuple[str, ...]
    depth: int = 0


def make() -> dict[str, bytes]:
    """Give the bytes of every sample by its file name."""
    made = {f"{name}.pdf": _pdf(_pieces(name)) for name in PDF}
    return {**made, **{f"{name}.docx": _word(_pieces(name)) for name in WORD}}


def golden(document: DocumentResult) -> dict[str, Any]:
    """Give the report of a sample, cut down to what a change of the tool or of the library should not change unseen."""
    clauses = {}
    for found in document.findings or ():
        first = next(iter(found.evidence), None)
        clauses[found.clause_id] = {
            "status": found.status.value,
            "checks": [check.id for check in found.checks],
            "found": [element.id for element in found.elements if element.found],
            "first": first and {"quote": first.quote.exact, "page": first.page, "clause": first.clause_number},
        }
    return {"kind": document.kind, "clauses": clauses}


def _pieces(name: str) -> list[Piece]:
    text = (HERE / "texts" / f"{name}.md").read_text("utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    pieces: list[Piece] = []
    for kind, group in groupby(lines, key=_kind):
        if kind in ("list", "table"):
            pieces.append(Piece(kind, tuple(group)))
        else:
            pieces += [Piece(kind, (line.lstrip("# "),), len(line) - len(line.lstrip(_HEADING))) for line in group]
    return pieces


def _kind(line: str) -> str:
    marks = {_HEADING: "heading", _ITEM: "list", _ROW: "table", _BREAK: "break", _LETTERED: "lettered"}
    return next((kind for mark, kind in marks.items() if line.startswith(mark)), "text")


def _rows(piece: Piece) -> list[list[str]]:
    """Give the cells of a table, row by row, without the line that parts its head from its body."""
    rows = [[cell.strip() for cell in line.strip(_ROW).split(_ROW)] for line in piece.lines]
    return [row for row in rows if any(cell.strip("-") for cell in row)]


def _items(piece: Piece) -> list[str]:
    return [line.removeprefix(_ITEM) for line in piece.lines]


def _pdf(pieces: list[Piece]) -> bytes:
    title = pieces[0].lines[0]

    def furniture(canvas: Any, _: Any) -> None:  # noqa: ANN401  # reportlab has no types
        canvas.saveState()
        canvas.setFont("Helvetica", 8)
        canvas.drawString(_MARGIN, A4[1] - 1.3 * cm, title)
        canvas.drawCentredString(A4[0] / 2, 1.2 * cm, f"Page {canvas.getPageNumber()}")
        canvas.restoreState()

    out = io.BytesIO()
    margins = {"leftMargin": _MARGIN, "rightMargin": _MARGIN, "topMargin": _MARGIN, "bottomMargin": _MARGIN}
    document = SimpleDocTemplate(out, pagesize=A4, invariant=1, pageCompression=0, title=title, **margins)
    story = [flowable for piece in pieces for flowable in _flowables(piece)]
    document.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return out.getvalue()


def _flowables(piece: Piece) -> list[Any]:
    if piece.kind == "break":
        return [PageBreak()]
    if piece.kind == "heading":
        return [Paragraph(escape(piece.lines[0]), _STYLES[f"Heading{piece.depth}"])]
    if piece.kind == "list":
        items = [ListItem(Paragraph(escape(item), _BODY)) for item in _items(piece)]
        return [ListFlowable(items, bulletType="bullet", start="•", leftIndent=0.8 * cm)]
    if piece.kind == "table":
        return [_pdf_table(_rows(piece))]
    return [Paragraph(escape(piece.lines[0]), _INDENTED if piece.kind == "lettered" else _BODY)]


def _pdf_table(rows: list[list[str]]) -> Table:
    cells = [[Paragraph(f"<b>{escape(cell)}</b>", _CELL) for cell in rows[0]]]
    cells += [[Paragraph(escape(cell), _CELL) for cell in row] for row in rows[1:]]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
        ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return Table(cells, colWidths=_widths(rows), style=style, repeatRows=1, spaceBefore=6, spaceAfter=12)


def _widths(rows: list[list[str]]) -> list[float]:
    """Give each column its share of the page, by the longest of its cells."""
    longest = [min(max(len(cell) for cell in column), 60) + 12 for column in zip(*rows, strict=True)]
    return [_WIDTH * length / sum(longest) for length in longest]


def _word(pieces: list[Piece]) -> bytes:
    document = Document()
    document.core_properties.created = document.core_properties.modified = _DATE
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.header.paragraphs[0].text = pieces[0].lines[0]
    _page_number(section.footer.paragraphs[0])
    for piece in pieces:
        _add(document, piece)
    out = io.BytesIO()
    document.save(out)
    return _fixed(out.getvalue())


def _add(document: Any, piece: Piece) -> None:  # noqa: ANN401  # python-docx has no types
    if piece.kind == "break":
        document.add_page_break()
    elif piece.kind == "heading":
        document.add_heading(piece.lines[0], level=piece.depth)
    elif piece.kind == "list":
        for item in _items(piece):
            document.add_paragraph(item, style="List Bullet")
    elif piece.kind == "table":
        _word_table(document, _rows(piece))
    else:
        style = "List Continue" if piece.kind == "lettered" else None
        document.add_paragraph(piece.lines[0], style=style)


def _word_table(document: Any, rows: list[list[str]]) -> None:  # noqa: ANN401  # python-docx has no types
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    document.add_paragraph()


def _page_number(paragraph: Any) -> None:  # noqa: ANN401  # python-docx has no types
    paragraph.add_run("Page ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001  # python-docx has no public way to add a field


def _fixed(data: bytes) -> bytes:
    """Give a Word file whose parts all bear one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ZIP_DATE), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Write the samples beside this script, and with ``--golden`` their reports among the tests."""
    made = make()
    for name, data in made.items():
        (HERE / name).write_bytes(data)
    if "--golden" in arguments:
        for name in made:
            report = json.dumps(golden(analyze(HERE / name).documents[0]), ensure_ascii=False, indent=1)
            (GOLDEN / f"{name}.json").write_text(report + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
