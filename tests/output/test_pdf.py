"""Annotated PDFs, read back with pdfium: each highlight lies on the words it is about, and the pages are untouched."""

import ctypes
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from dpa_check.api import review
from dpa_check.errors import UsageError
from dpa_check.output import Format, Style, render_copy
from dpa_check.output.note import notes
from dpa_check.readers.cleaning import clean
from dpa_check.reviewed import Reviewed

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "corpus" / "files"
SAMPLES = ("en-complete.pdf", "en-negative-nda.pdf", "fr-complete.pdf", "fr-health-weak.pdf")
REAL_FILES = (
    "api-entreprise-cgu.pdf",
    "appwrite-2024.pdf",
    "basecamp-current.pdf",
    "captchetat-cgu-v12.pdf",
    "cloudtemple-annexe-dpa-v1.pdf",
    "contentrx.pdf",
    "convention-dinum.pdf",
    "dialex-cgv-2col.pdf",
    "flintwood.pdf",
    "pdfshift.pdf",
    "retool.pdf",
    "shorebird.pdf",
    "stalwart-dpa.pdf",
)
WEAK = ROOT / "samples" / "fr-health-weak.pdf"
ALL = Style("en", verbose=True)
CUT_BY_THE_PAGE = (
    "The Processor shall notify the Controller of any personal data breach without undue delay and in any event "
    "within 24 hours after becoming aware of it, and shall describe the nature of the breach, the categories and "
    "number of data subjects, its likely consequences and the measures taken to mitigate them."
)


def reviewed(source: Path | bytes) -> Reviewed:
    (file,) = review([source if isinstance(source, Path) else (source, "dpa.pdf")]).files
    return file


def changed(change: Callable[[pikepdf.Pdf], None], **saving: object) -> bytes:
    """Give a sample as it is after a change."""
    out = BytesIO()
    with pikepdf.open(WEAK) as pdf:
        change(pdf)
        pdf.save(out, **saving)  # type: ignore[arg-type]
    return out.getvalue()


def turned(pdf: pikepdf.Pdf, degrees: int) -> None:
    """Turn what stands on each page, and the page the other way, so that it is shown as before."""
    for page in pdf.pages:
        _, _, width, height = (float(edge) for edge in page.mediabox)
        turn = {90: f"0 1 -1 0 {height} 0", 180: f"-1 0 0 -1 {width} {height}", 270: f"0 -1 1 0 0 {width}"}[degrees]
        page.contents_add(f"{turn} cm".encode(), prepend=True)
        page.mediabox = pikepdf.Array([0, 0, width, height] if degrees == 180 else [0, 0, height, width])
        page.rotate(degrees, relative=False)


def cropped(pdf: pikepdf.Pdf) -> None:
    """Move what stands on each page, with its crop box, within a larger sheet that is not shown."""
    for page in pdf.pages:
        _, _, width, height = (float(edge) for edge in page.mediabox)
        page.contents_add(b"1 0 0 1 100 -200 cm", prepend=True)
        page.mediabox = pikepdf.Array([-30, -300, width + 300, height + 50])
        page.cropbox = pikepdf.Array([100, -200, width + 100, height - 200])


def read_only(pdf: pikepdf.Pdf) -> None:
    """Change nothing."""


def signed(pdf: pikepdf.Pdf) -> None:
    """Put a field with a signature on the file."""
    value = pikepdf.Dictionary(Type=pikepdf.Name.Sig, ByteRange=[0, 1, 2, 3], Contents=b"\0" * 8)
    field = pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Signature", V=pdf.make_indirect(value)))
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[field], SigFlags=3)


def letters(text: str) -> str:
    """Give what two readings of the same words share: no space, no hyphen, no mark of a cell, no line to write on."""
    return clean(text.translate(dict.fromkeys(map(ord, "\x02\ufffe-|_")))).replace(" ", "")


def annotations(page: pypdfium2.PdfPage) -> Iterator[ctypes.c_void_p]:
    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        yield annotation
        pdfium.FPDFPage_CloseAnnot(annotation)


def said(annotation: ctypes.c_void_p, key: bytes) -> str:
    room = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    held = ctypes.create_string_buffer(room)
    pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(held, ctypes.POINTER(pdfium.FPDF_WCHAR)), room)
    return held.raw.decode("utf-16-le").removesuffix("\0")


def under_highlights(data: bytes) -> dict[str, str]:
    """Give the text under the quadrilaterals of each highlight, by the name of its note, over all pages."""
    found: dict[str, str] = {}
    file = pypdfium2.PdfDocument(data)
    for page in file:
        text = page.get_textpage()
        for annotation in annotations(page):
            if pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_HIGHLIGHT:
                continue
            name = said(annotation, b"NM")
            for at in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
                quad = pdfium.FS_QUADPOINTSF()
                assert pdfium.FPDFAnnot_GetAttachmentPoints(annotation, at, ctypes.byref(quad))
                across, along = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                narrow = min(max(across) - min(across), max(along) - min(along)) / 5
                x = narrow if page.get_rotation() in (90, 270) else -0.5
                y = -0.5 if page.get_rotation() in (90, 270) else narrow
                bounds = (min(across) + x, min(along) + y, max(across) - x, max(along) - y)
                found[name] = found.get(name, "") + text.get_text_bounded(*bounds)
    file.close()
    return found


def overlaps(file: Reviewed, data: bytes) -> dict[str, float]:
    """Give how far the words under each highlight are those that its notes quote, from 0 to 1."""
    under = under_highlights(data)
    quoted = {
        f"dpa-check-{note.evidence.position.start}-{note.evidence.position.end}": note.evidence.quote.exact
        for note in notes(file.result, ALL)
        if note.evidence
    }
    assert under.keys() == quoted.keys()
    return {
        name: SequenceMatcher(None, letters(under[name]), letters(words), autojunk=False).ratio()
        for name, words in quoted.items()
    }


def streams(data: bytes) -> list[list[tuple[bytes, bytes]]]:
    """Give the content streams of each page, as they stand in the file and as they are read."""
    with pikepdf.open(BytesIO(data)) as pdf:
        contents = [page.obj.get("/Contents") for page in pdf.pages]
        return [
            [
                (one.read_raw_bytes(), one.read_bytes())
                for one in (found if isinstance(found, pikepdf.Array) else [found])
            ]
            for found in contents
            if found is not None
        ]


@pytest.mark.parametrize("name", [*SAMPLES, *REAL_FILES])
def test_highlights_lie_on_the_quoted_words_and_pages_are_untouched(name: str) -> None:
    path = ROOT / "samples" / name if name in SAMPLES else REAL / name
    if not path.exists():
        pytest.skip("needs ../shared")
    file = reviewed(path)
    data = render_copy(file, Format.PDF, ALL)
    figures = overlaps(file, data)
    assert figures
    assert {name: figure for name, figure in figures.items() if figure < 0.98} == {}
    assert streams(data) == streams(path.read_bytes())


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_highlights_lie_on_the_words_of_turned_pages(degrees: int) -> None:
    file = reviewed(changed(lambda pdf: turned(pdf, degrees)))
    figures = overlaps(file, render_copy(file, Format.PDF, ALL))
    assert len(figures) > 20
    assert min(figures.values()) >= 0.98


def test_highlights_lie_on_the_words_of_a_cropped_page() -> None:
    file = reviewed(changed(cropped))
    assert min(overlaps(file, render_copy(file, Format.PDF, ALL)).values()) >= 0.98


def test_a_sentence_that_two_pages_share_is_highlighted_on_both() -> None:
    out = BytesIO()
    text = getSampleStyleSheet()["BodyText"]
    story = [Paragraph("DATA PROCESSING AGREEMENT", text), Spacer(1, 370), Paragraph(f"1. {CUT_BY_THE_PAGE}", text)]
    SimpleDocTemplate(out, pagesize=A5, allowSplitting=1).build(story)
    file = reviewed(out.getvalue())
    data = render_copy(file, Format.PDF, ALL)
    assert min(overlaps(file, data).values()) >= 0.98
    with pikepdf.open(BytesIO(data)) as pdf:
        names = [{str(one.NM) for one in page.obj.Annots if one.Subtype == "/Highlight"} for page in pdf.pages]
    assert len(names) == 2
    assert names[0] & names[1]


def test_notes_say_what_they_are_about_and_missing_clauses_stand_on_the_first_page() -> None:
    file = reviewed(WEAK)
    with pikepdf.open(BytesIO(render_copy(file, Format.PDF, Style("fr")))) as pdf:
        found = [(at, one) for at, page in enumerate(pdf.pages) for one in page.obj.Annots]
        signs = {str(one.NM): (at, one) for at, one in found if one.Subtype == "/Text"}
        missing = [note for note in notes(file.result, Style("fr")) if note.evidence is None]
        assert len(missing) > 10
        assert {at for at, _ in signs.values()} == {0}
        for note in missing:
            _, sign = signs[f"dpa-check-{note.finding.id}"]
            assert str(sign.Contents) == f"{note.title}\r{note.text}".replace("\n", "\r")
            assert str(sign.Subj) == note.title
        assert str(signs["dpa-check-review"][1].Contents).startswith("Examen par dpa-check\rSignaux d'alerte (7)")
        assert {str(one.T) for _, one in found if "/T" in one} == {"dpa-check"}


def test_bookmarks_follow_those_of_the_file_one_a_finding() -> None:
    def with_outline(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Préambule", 0))

    file = reviewed(changed(with_outline))
    with pikepdf.open(BytesIO(render_copy(file, Format.PDF, Style("fr")))) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Préambule", "dpa-check"]
        lines = [item.title for item in outline.root[1].children]
        findings = [note for note in notes(file.result, Style("fr")) if note.whole]
        assert [line.startswith(note.title) for line, note in zip(lines, findings, strict=True)] == [True] * len(lines)
        assert lines[0].endswith(", p.\N{NO-BREAK SPACE}2, article\N{NO-BREAK SPACE}8.2")
        assert sum(line.endswith(", absente") for line in lines) == 21


def test_annotations_that_stand_there_stay() -> None:
    def annotated(pdf: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[9, 9, 20, 20], Contents="!")
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))

    file = reviewed(changed(annotated))
    with pikepdf.open(BytesIO(render_copy(file, Format.PDF, ALL))) as pdf:
        assert str(pdf.pages[0].Annots[0].Contents) == "!"
        assert len(pdf.pages[0].Annots) > 10


def test_the_protection_of_a_file_is_kept_and_obeyed() -> None:
    free = pikepdf.Encryption(owner="o", user="", allow=pikepdf.Permissions(print_highres=False))
    file = reviewed(changed(read_only, encryption=free))
    with pikepdf.open(BytesIO(render_copy(file, Format.PDF, ALL))) as pdf:
        assert pdf.is_encrypted
        assert not pdf.allow.print_highres
    closed = pikepdf.Encryption(owner="o", user="", allow=pikepdf.Permissions(modify_annotation=False))
    with pytest.raises(UsageError, match="its owner does not let notes be added"):
        render_copy(reviewed(changed(read_only, encryption=closed)), Format.PDF, ALL)


def test_a_signed_file_says_that_a_copy_is_not() -> None:
    file = reviewed(changed(signed))
    with pikepdf.open(BytesIO(render_copy(file, Format.PDF, Style("en")))) as pdf:
        assert "not for a copy with notes in it" in str(pdf.pages[0].Annots[0].Contents)


def test_a_file_of_another_kind_is_refused_in_one_line() -> None:
    with pytest.raises(UsageError, match=r"^en-saas-weak\.docx: not a PDF; a copy with notes"):
        render_copy(reviewed(ROOT / "samples" / "en-saas-weak.docx"), Format.PDF, ALL)


def test_the_same_review_gives_the_same_bytes() -> None:
    assert render_copy(reviewed(WEAK), Format.PDF, ALL) == render_copy(reviewed(WEAK), Format.PDF, ALL)
