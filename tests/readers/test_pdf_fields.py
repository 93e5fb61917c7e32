"""Form fields, text boxes and comments of a PDF."""

from __future__ import annotations

import ctypes
import io

import pypdfium2
import pypdfium2.raw as pdfium
from reportlab.pdfgen.canvas import Canvas

from dpa_check.readers import Options, read_bytes

PLAIN = Options(ocr="never")
SENTENCE = "This agreement binds the Processor, whose name and address stand in the fields below it."


def with_annotations(*annotations: tuple[int, str]) -> bytes:
    """Give a PDF whose page has a sentence and annotations, each of a kind and with contents."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(60, 700, SENTENCE)
    canvas.save()
    file = pypdfium2.PdfDocument(stream.getvalue())
    page = file[0]
    for at, (kind, text) in enumerate(annotations):
        annotation = pdfium.FPDFPage_CreateAnnot(page, kind)
        rect = pdfium.FS_RECTF(60, 620 - 40 * at, 300, 600 - 40 * at)
        pdfium.FPDFAnnot_SetRect(annotation, ctypes.byref(rect))
        written = (text + "\0").encode("utf-16-le")
        buffer = (ctypes.c_ushort * (len(written) // 2)).from_buffer_copy(written)
        pdfium.FPDFAnnot_SetStringValue(annotation, b"Contents", buffer)
        pdfium.FPDFPage_CloseAnnot(annotation)
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


def with_field(value: str) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(60, 700, SENTENCE)
    canvas.drawString(60, 650, "Processor:")
    canvas.acroForm.textfield(value=value, x=130, y=645, width=200, height=18, fontSize=10)
    canvas.save()
    return stream.getvalue()


def test_the_value_of_a_field_is_read_beside_its_label() -> None:
    document = read_bytes(with_field("Orvalie Logiciels SAS"), "dpa.pdf", PLAIN)
    assert document.text.endswith("below it. Processor: Orvalie Logiciels SAS")


def test_an_empty_field_adds_nothing() -> None:
    document = read_bytes(with_field(""), "dpa.pdf", PLAIN)
    assert document.text.endswith("below it. Processor:")


def test_a_text_box_is_text_and_a_comment_is_told_apart() -> None:
    box, note = (pdfium.FPDF_ANNOT_FREETEXT, "Liability is capped."), (pdfium.FPDF_ANNOT_TEXT, "Too low?")
    document = read_bytes(with_annotations(box, note), "dpa.pdf", PLAIN)
    assert [block.text for block in document.blocks] == [SENTENCE, "Liability is capped."]
    assert [(one.code, one.values) for one in document.coverage.warnings] == [("comments-aside", {"count": "1"})]
    assert document.coverage.complete


def with_choices(*, deletion: bool) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 700, "At the end of the services, the Processor shall choose between the following two:")
    form = canvas.acroForm
    for x, label, checked in ((60, "deletion of the data", deletion), (250, "return of the data", not deletion)):
        form.checkbox(name=label, x=x, y=657, size=16, checked=checked)
        canvas.drawString(x + 22, 660, label)
    for x, label, value in ((60, "monthly", "m"), (250, "yearly", "y")):
        form.radio(name="pace", value=value, selected=value == "y", x=x, y=617, size=16)
        canvas.drawString(x + 22, 620, label)
    canvas.drawString(60, 580, "Law:")
    form.choice(
        name="law", value="FR", options=[("France", "FR"), ("Ireland", "IE")], x=130, y=575, width=90, height=18
    )
    canvas.drawString(60, 540, "Places:")
    options = [("Paris", "1"), ("Lyon", "2"), ("Lille", "3")]
    form.listbox(name="places", value="2", options=options, x=130, y=525, width=90, height=40)
    canvas.save()
    return stream.getvalue()


def test_boxes_and_buttons_are_read_before_their_labels_checked_or_not() -> None:
    document = read_bytes(with_choices(deletion=True), "dpa.pdf", PLAIN)
    assert "☒ deletion of the data | ☐ return of the data" in document.text
    assert "☐ monthly | ☒ yearly" in document.text
    other = read_bytes(with_choices(deletion=False), "dpa.pdf", PLAIN)
    assert "☐ deletion of the data | ☒ return of the data" in other.text


def test_of_a_list_the_choice_is_read_as_the_page_shows_it() -> None:
    text = read_bytes(with_choices(deletion=True), "dpa.pdf", PLAIN).text
    assert "Law: | France" in text
    assert "Places: | Lyon" in text
    assert "Lille" not in text
