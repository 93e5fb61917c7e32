"""OpenDocument and rich text files."""

from __future__ import annotations

import io

import odfdo
import pytest

from dpa_check.document import BlockKind, Mark, MarkKind, Part
from dpa_check.errors import ReadingError
from dpa_check.readers import read_bytes

NOTE = '<text:note text:note-class="footnote"><text:note-body><text:p>A note.</text:p></text:note-body></text:note>'
COMMENT = (
    "<office:annotation><dc:creator>Ada</dc:creator><dc:date>2026-01-02</dc:date>"
    "<text:p>Why?</text:p></office:annotation>"
)
CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
    "<dc:creator>Bob</dc:creator><dc:date>2026-01-03</dc:date></office:change-info><text:p>taken out</text:p>"
    "</text:deletion></text:changed-region></text:tracked-changes>"
)


def odt(*xml: str) -> bytes:
    file = odfdo.Document("text")
    file.body.clear()
    for one in xml:
        file.body.append(odfdo.Element.from_tag(one))
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def test_an_opendocument_text_is_read_with_its_tables_notes_and_boxes() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    box = "<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>"
    document = read_bytes(
        odt(
            '<text:h text:outline-level="1">2. Security</text:h>',
            f"<text:p>The Provider<text:s/>encrypts{NOTE} the <text:span>data</text:span>.{box}</text:p>",
            "<text:list><text:list-item><text:p>at rest</text:p></text:list-item></text:list>",
            f"<table:table><table:table-row>{cell.format('Host')}{cell.format('France')}</table:table-row></table:table>",
        ),
        "dpa.odt",
    )
    assert [(one.kind, one.part, one.text) for one in document.blocks] == [
        (BlockKind.HEADING, Part.BODY, "2. Security"),
        (BlockKind.PARAGRAPH, Part.BODY, "The Provider encrypts the data."),
        (BlockKind.PARAGRAPH, Part.FOOTNOTE, "A note."),
        (BlockKind.PARAGRAPH, Part.TEXTBOX, "In a box."),
        (BlockKind.ITEM, Part.BODY, "at rest"),
        (BlockKind.ROW, Part.TABLE, "Host | France"),
    ]


def test_changes_and_comments_of_an_opendocument_text_are_listed_apart() -> None:
    document = read_bytes(odt(CHANGES, f"<text:p>What stays.{COMMENT}</text:p>"), "dpa.odt")
    assert document.text == "What stays."
    assert document.marks == (
        Mark(MarkKind.DELETED, "taken out", "Bob", "2026-01-03"),
        Mark(MarkKind.COMMENT, "Why?", "Ada", "2026-01-02"),
    )
    assert [one.code for one in document.coverage.warnings] == ["changes-accepted"]


def test_a_damaged_opendocument_text_is_told() -> None:
    data = odt("<text:p>Text.</text:p>")
    with pytest.raises(ReadingError, match="damaged"):
        read_bytes(data[: len(data) // 2], "dpa.odt")


def test_rich_text_is_read_with_its_notes_headers_and_tables() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\header "
        rb"Contrat cadre entre Corvid\'e9 et Merle, version remise par le client.\par}\pard 1. Objet\par "
        rb"Le Prestataire chiffre les donn\'e9es{\footnote une note}.\par"
        rb"\trowd\cellx1000\cellx2000\intbl H\'f4te\cell France\cell\row\pard Fait en deux exemplaires.\par}"
    )
    document = read_bytes(rtf, "dpa.rtf")
    assert [(one.kind, one.text) for one in document.blocks] == [
        (BlockKind.PARAGRAPH, "Contrat cadre entre Corvidé et Merle, version remise par le client."),
        (BlockKind.HEADING, "1. Objet"),
        (BlockKind.PARAGRAPH, "Le Prestataire chiffre les données une note."),
        (BlockKind.ROW, "Hôte | France"),
        (BlockKind.PARAGRAPH, "Fait en deux exemplaires."),
    ]


def test_what_is_not_read_of_rich_text_is_told() -> None:
    rtf = rb"{\rtf1 Text {\deleted gone}{\shp{\*\shpinst{\shptxt In a box\par}}}\par}"
    coverage = read_bytes(rtf, "dpa.rtf").coverage
    assert (coverage.complete, [one.code for one in coverage.warnings]) == (
        False,
        ["text-boxes-unread", "changes-not-told"],
    )
