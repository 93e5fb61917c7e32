"""What a Word file holds beside its plain text: tracked changes, comments, words that nobody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dpa_check.document import Document, Mark, MarkKind
from dpa_check.readers import Options, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from dpa_check.readers.options import Revisions

BY = 'w:author="Ada" w:date="2026-01-02T03:04:05Z"'
DATE = "2026-01-02T03:04:05Z"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted(text: str) -> str:
    return f'<w:del {BY}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def inserted(*runs: str) -> str:
    return f"<w:ins {BY}>{''.join(runs)}</w:ins>"


def paragraph(*content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def read(data: bytes, revisions: Revisions = "accepted") -> Document:
    return read_bytes(data, "dpa.docx", Options(revisions=revisions))


DRAFT = (
    paragraph(run("2. Breach"))
    + paragraph(
        run("2.1 Provider shall "), inserted(run("notify "), run("within 48 hours")), deleted("try to notify"), run(".")
    )
    + paragraph(inserted(run("2.2 A sentence of its own.")))
    + paragraph(run("2.3 One"), properties=f"<w:rPr><w:ins {BY}/></w:rPr>")
    + paragraph(run(" sentence."))
    + f"<w:tbl><w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>{paragraph(deleted('old row'))}</w:tc></w:tr>"
    + f"<w:tr><w:trPr><w:ins {BY}/></w:trPr><w:tc>{paragraph(inserted(run('new row')))}</w:tc></w:tr></w:tbl>"
)


def test_a_draft_has_two_readings(word: Callable[..., bytes]) -> None:
    assert [one.text for one in read(word(DRAFT)).blocks] == [
        "2. Breach",
        "2.1 Provider shall notify within 48 hours.",
        "2.2 A sentence of its own.",
        "2.3 One",
        "sentence.",
        "new row",
    ]
    assert [one.text for one in read(word(DRAFT), "rejected").blocks] == [
        "2. Breach",
        "2.1 Provider shall try to notify.",
        "2.3 One sentence.",
        "old row",
    ]


def test_changes_are_listed_with_author_date_and_clause_and_counted(word: Callable[..., bytes]) -> None:
    document = read(word(DRAFT))
    assert document.marks[:3] == (
        Mark(MarkKind.INSERTED, "notify within 48 hours", "Ada", DATE, "2.1"),
        Mark(MarkKind.DELETED, "try to notify", "Ada", DATE, "2.1"),
        Mark(MarkKind.INSERTED, "2.2 A sentence of its own.", "Ada", DATE, "2.2"),
    )
    (warning,) = document.coverage.warnings
    assert (warning.code, warning.values["deleted"], warning.values["why"]) == ("tracked-changes", "2", "accepted")
    left_out = [part for part in document.coverage.parts if part.name == "tracked changes"]
    assert [part.unread_characters for part in left_out] == [len("try to notify") + len("old row")]


def test_a_comment_is_no_text_of_the_agreement(word: Callable[..., bytes]) -> None:
    comments = (
        f'<w:comment w:id="1" {BY}>{paragraph(run("Too long?"))}</w:comment>'
        f'<w:comment w:id="2" {BY}>{paragraph(run("Anchored nowhere."))}</w:comment>'
    )
    body = paragraph(run("3. Audits")) + paragraph(run("3.1 Once a year."), '<w:r><w:commentReference w:id="1"/></w:r>')
    document = read(word(body, comments=comments))
    assert document.text == "3. Audits\n\n3.1 Once a year."
    assert document.marks == (
        Mark(MarkKind.COMMENT, "Too long?", "Ada", DATE, "3.1"),
        Mark(MarkKind.COMMENT, "Anchored nowhere.", "Ada", DATE),
    )
    assert document.coverage.complete


def test_words_that_nobody_sees_are_read_and_told(word: Callable[..., bytes]) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Faint"><w:name w:val="Faint"/>'
        '<w:rPr><w:color w:val="ffffff"/></w:rPr></w:style>'
    )
    seen = paragraph(run("Seen", '<w:color w:val="FFFFFF"/>'))
    shaded = f'<w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>{seen}</w:tc>'
    body = (
        paragraph(run("Plain. "), run("Hidden.", "<w:vanish/>"), run("Not so.", '<w:vanish w:val="0"/>'))
        + paragraph(run("White.", '<w:rStyle w:val="Faint"/>'))
        + paragraph(run("Tiny.", '<w:sz w:val="2"/>'), run("Small.", '<w:sz w:val="14"/>'))
        + f"<w:tbl><w:tr>{shaded}</w:tr></w:tbl>"
    )
    document = read(word(body, styles=styles))
    assert [(mark.kind.value, mark.text) for mark in document.marks] == [
        ("hidden", "Hidden."),
        ("white", "White."),
        ("tiny", "Tiny."),
    ]
    assert "Plain. Hidden." in document.text
    assert [one.values["why"] for one in document.coverage.warnings] == ["hidden", "white", "tiny"]
