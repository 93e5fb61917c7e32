"""Annotated PDFs, read back with pdfium: each highlight lies on the words it is about, and the pages are untouched."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from dpa_check.api import review
from dpa_check.errors import UsageError
from dpa_check.output import Format, Style, render_copy
from dpa_check.output.additions import additions
from dpa_check.output.note import notes
from dpa_check.printed import places_of
from dpa_check.reviewed import Reviewed
from tests.output.reading_pdf import overlaps

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
    figures = overlaps(file, data, ALL)
    assert figures
    assert {name: figure for name, figure in figures.items() if figure < 0.98} == {}
    assert streams(data) == streams(path.read_bytes())


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_highlights_lie_on_the_words_of_turned_pages(degrees: int) -> None:
    file = reviewed(changed(lambda pdf: turned(pdf, degrees)))
    figures = overlaps(file, render_copy(file, Format.PDF, ALL), ALL)
    assert len(figures) > 20
    assert min(figures.values()) >= 0.98


def test_highlights_lie_on_the_words_of_a_cropped_page() -> None:
    file = reviewed(changed(cropped))
    assert min(overlaps(file, render_copy(file, Format.PDF, ALL), ALL).values()) >= 0.98


def test_a_sentence_that_two_pages_share_is_highlighted_on_both() -> None:
    out = BytesIO()
    text = getSampleStyleSheet()["BodyText"]
    story = [Paragraph("DATA PROCESSING AGREEMENT", text), Spacer(1, 370), Paragraph(f"1. {CUT_BY_THE_PAGE}", text)]
    SimpleDocTemplate(out, pagesize=A5, allowSplitting=1).build(story)
    file = reviewed(out.getvalue())
    data = render_copy(file, Format.PDF, ALL)
    assert min(overlaps(file, data, ALL).values()) >= 0.98
    with pikepdf.open(BytesIO(data)) as pdf:
        names = [{str(one.NM) for one in page.obj.Annots if one.Subtype == "/Highlight"} for page in pdf.pages]
    assert len(names) == 2
    assert names[0] & names[1]


def test_notes_on_missing_clauses_stand_at_the_foot_of_the_line_that_they_would_follow() -> None:
    file = reviewed(WEAK)
    document = file.document
    assert document
    with pikepdf.open(BytesIO(render_copy(file, Format.PDF, Style("fr")))) as pdf:
        found = [(at, one) for at, page in enumerate(pdf.pages, 1) for one in page.obj.Annots]
        signs = {str(one.NM): (at, one) for at, one in found if one.Subtype == "/Text"}
        groups = additions(notes(file.result, Style("fr")), file.result, "fr")
        assert sum(len(group.notes) for group in groups) > len(groups) > 5
        height = float(pdf.pages[0].mediabox[3])
        for group in groups:
            number, sign = signs[f"dpa-check-{group.notes[0].finding.id}"]
            assert group.position
            page, line = places_of(document, group.position - 20, group.position)[-1]
            assert number == page
            assert abs(height - float(sign.Rect[3]) - line[3]) < 40
            assert str(sign.Contents).startswith(f"{group.title}\r")
            assert all(note.text.replace("\n", "\r") in str(sign.Contents) for note in group.notes)
        places = [(number, *map(float, sign.Rect)) for number, sign in signs.values()]
        assert len(set(places)) == len(places) == len(groups) + 1
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
