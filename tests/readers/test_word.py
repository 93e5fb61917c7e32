"""Word files."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from dpa_check.document import Block, BlockKind, Part, Revision
from dpa_check.readers import read, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

HEADING, PARAGRAPH, ITEM, ROW = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW
NUMBERING = """
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Article %1"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num>
"""
INSERTED = '<w:ins w:author="Ada" w:date="2026-01-02T03:04:05Z">{}</w:ins>'
DELETED = "<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, level: int | None = None, list_id: int = 1, properties: str = "") -> str:
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>' if level is not None else ""
    return f"<w:p><w:pPr>{properties}{listed}</w:pPr>{text if text.startswith('<') else run(text)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def blocks(data: bytes) -> tuple[Block, ...]:
    return read_bytes(data, "dpa.docx").blocks


def test_automatic_numbers_are_rebuilt(word: Callable[..., bytes]) -> None:
    body = (
        paragraph("Security", 0)
        + paragraph("The Processor shall:", 1)
        + paragraph("encrypt the data;", 2)
        + paragraph("log access.", 2)
        + paragraph("It tests them every year.", 1)
        + paragraph("Audits", 0)
        + paragraph("The Customer may audit.", 1)
        + paragraph("at any time", 0, list_id=2)
        + paragraph("Liability", 0, list_id=3)
    )
    assert [(block.kind, block.number) for block in blocks(word(body, numbering=NUMBERING))] == [
        (HEADING, "1"),
        (PARAGRAPH, "1.1"),
        (ITEM, "1.1(a)"),
        (ITEM, "1.1(b)"),
        (PARAGRAPH, "1.2"),
        (HEADING, "2"),
        (PARAGRAPH, "2.1"),
        (ITEM, None),
        (HEADING, "10"),
    ]


def test_numbers_come_with_the_style(word: Callable[..., bytes]) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="T1"/></w:style>'
    )
    body = paragraph("Objet", properties='<w:pStyle w:val="Own"/>') + paragraph(
        "Le Prestataire notifie le Client.", properties='<w:pStyle w:val="T1"/>'
    )
    assert [(one.kind, one.number, one.level) for one in blocks(word(body, numbering=NUMBERING, styles=styles))] == [
        (HEADING, "1", 1),
        (PARAGRAPH, "2", 1),
    ]


def test_tracked_changes_are_accepted(word: Callable[..., bytes]) -> None:
    body = (
        paragraph(
            run("Provider shall ") + INSERTED.format(run("notify within 48 hours")) + DELETED.format("try") + run(".")
        )
        + paragraph(INSERTED.format(run("A sentence of its own.")))
        + paragraph(run("Two paragraphs"), properties="<w:rPr><w:del/></w:rPr>")
        + paragraph(" made one.")
        + paragraph("<w:moveFrom><w:r><w:t>Gone.</w:t></w:r></w:moveFrom>")
    )
    assert [(one.text, one.revision) for one in blocks(word(body))] == [
        ("Provider shall notify within 48 hours.", None),
        ("A sentence of its own.", Revision("inserted", "Ada", "2026-01-02T03:04:05Z")),
        ("Two paragraphs made one.", None),
    ]


def test_tables_are_rows_and_frames_are_not(word: Callable[..., bytes]) -> None:
    measures = table(
        (paragraph("Measure"), paragraph("Detail")),
        (paragraph("Access"), paragraph("by role") + paragraph("and logged")),
        (paragraph("x"), "<w:tcPr><w:vMerge/></w:tcPr>" + paragraph("hidden")),
    )
    frame = table((paragraph("1. Object") + paragraph("The Processor hosts the data."),))
    assert [(one.kind, one.part, one.text) for one in blocks(word(measures + frame))] == [
        (ROW, Part.TABLE, "Measure | Detail"),
        (ROW, Part.TABLE, "Access | by role and logged"),
        (PARAGRAPH, Part.BODY, "x"),
        (HEADING, Part.BODY, "1. Object"),
        (PARAGRAPH, Part.BODY, "The Processor hosts the data."),
    ]


def test_words_in_a_covered_cell_are_counted(word: Callable[..., bytes]) -> None:
    merged = "<w:tcPr><w:vMerge/></w:tcPr>" + paragraph("unseen")
    coverage = read_bytes(word(table((paragraph("x"), paragraph("y")), (paragraph("z"), merged))), "dpa.docx").coverage
    assert [(one.name, one.unread_characters) for one in coverage.parts if one.reason] == [("covered cells", 6)]


def test_a_table_within_a_table_follows_its_row(word: Callable[..., bytes]) -> None:
    inner = table((paragraph("a"), paragraph("b")))
    found = blocks(word(table((paragraph("outer"), paragraph("cell") + inner))))
    assert [one.text for one in found] == ["outer | cell", "a | b"]


def test_every_part_is_read_once(word: Callable[..., bytes]) -> None:
    box = f"<wps:txbx><w:txbxContent>{paragraph('In a box.')}</w:txbxContent></wps:txbx>"
    drawn = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = (
        paragraph(run("Body.") + drawn)
        + f"<w:sdt><w:sdtContent>{paragraph('In a control.')}</w:sdtContent></w:sdt>"
        + paragraph(f"<w:hyperlink>{run('A link.')}</w:hyperlink>")
        + paragraph(
            f'<w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple w:instr="DATE">{run("Today.")}</w:fldSimple>'
        )
    )
    separator = f'<w:footnote w:id="0" w:type="separator">{paragraph("-")}</w:footnote>'
    note = f'<w:footnote w:id="1">{paragraph("A note.")}</w:footnote>'
    data = word(
        body, footnotes=separator + note, header=paragraph("Acme DPA") + paragraph("Acme DPA"), footer=paragraph("Page")
    )
    assert [(one.part, one.text) for one in blocks(data)] == [
        (Part.BODY, "Body."),
        (Part.TEXTBOX, "In a box."),
        (Part.BODY, "In a control."),
        (Part.BODY, "A link."),
        (Part.BODY, "Today."),
        (Part.FOOTNOTE, "A note."),
        (Part.HEADER, "Acme DPA"),
        (Part.FOOTER, "Page"),
    ]


def test_line_breaks_within_a_paragraph_are_the_author_s(word: Callable[..., bytes]) -> None:
    body = paragraph(
        run("Le Prestataire :")
        + "<w:r><w:br/></w:r>"
        + run("- chiffre les données ;")
        + "<w:r><w:br/></w:r>"
        + run("- les sauvegarde.")
    )
    assert [(one.kind, one.text) for one in blocks(word(body))] == [
        (PARAGRAPH, "Le Prestataire :"),
        (ITEM, "chiffre les données ;"),
        (ITEM, "les sauvegarde."),
    ]


def test_a_file_taken_in_is_read_and_one_of_another_type_is_told(word: Callable[..., bytes]) -> None:
    body = paragraph("Body.") + '<w:altChunk r:id="aFChunk"/>'
    page = b"<html><head><title>no</title></head><p>Taken in.</p><table><tr><td>a</td><td>b</td></tr></table></html>"
    assert [one.text for one in blocks(word(body, {"page.html": page}))] == ["Body.", "Taken in.", "a | b"]
    coverage = read_bytes(word(body, {"page.rtf": b"{\\rtf1 x}"}), "dpa.docx").coverage
    assert (coverage.complete, [one.code for one in coverage.warnings]) == (False, ["inserted-files-unread"])


def test_strict_files_are_read(word: Callable[..., bytes]) -> None:
    assert [one.text for one in blocks(word(paragraph("Strict."), strict=True))] == ["Strict."]


def test_a_file_made_by_a_word_processor() -> None:
    file = docx.Document()
    file.add_heading("Data processing agreement", 0)
    file.add_heading("Security", 1)
    file.add_paragraph("The Processor shall encrypt the data.")
    file.add_paragraph("at rest", style="List Bullet")
    stream = io.BytesIO()
    file.save(stream)
    document = read_bytes(stream.getvalue(), "dpa.docx")
    assert [(one.kind, one.level, one.text) for one in document.blocks] == [
        (HEADING, None, "Data processing agreement"),
        (HEADING, 1, "Security"),
        (PARAGRAPH, None, "The Processor shall encrypt the data."),
        (ITEM, 1, "at rest"),
    ]
    assert [(part.name, part.characters) for part in document.coverage.parts] == [("body", 77)]


CORPUS = Path(os.environ.get("DPA_CHECK_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real files is not there")
def test_an_agreement_in_tables_is_read_whole() -> None:
    document = read(CORPUS / "files" / "cloudtemple-dpa-tables.docx")
    assert len(document.text) > 25_000
    assert [one.number for one in document.blocks if one.kind is HEADING and one.text.startswith("Article")] == [
        str(number) for number in range(1, 17)
    ]
