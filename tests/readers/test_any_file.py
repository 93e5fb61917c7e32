"""Whatever the bytes: a document with words, or one clear reason (Hypothesis)."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dpa_check.errors import ReadingError
from dpa_check.readers import Options, read_bytes
from dpa_check.readers.pdf_fields import spread

SAMPLES = Path(__file__).parents[2] / "samples"
PDF = (SAMPLES / "fr-health-weak.pdf").read_bytes()
WORD = (SAMPLES / "en-saas-weak.docx").read_bytes()
DRAWN = st.lists(
    st.one_of(
        st.builds(
            "BT /F1 {} Tf {} {} Td ({}) Tj ET".format,
            st.integers(-3, 400),
            st.integers(-900, 900),
            st.integers(-900, 900),
            st.text(alphabet="abc 1.-", min_size=1),
        ),
        st.builds("{} {} {} {} re S".format, *[st.integers(-900, 900)] * 4),
        st.builds("{} {} {} {} {} {} cm".format, *[st.integers(-3, 3)] * 6),
    ),
    max_size=25,
)
AROUND = (
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
)
some = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def ends_well(data: bytes, name: str) -> None:
    try:
        document = read_bytes(data, name, Options(ocr="never"))
    except ReadingError:
        return
    assert document.blocks
    assert all(block.text.strip() for block in document.blocks)


@some
@given(st.binary(max_size=400), st.sampled_from(["a.pdf", "a.docx", "a.txt", "a.md"]))
def test_any_bytes(data: bytes, name: str) -> None:
    ends_well(data, name)


@some
@given(
    st.sampled_from([PDF, WORD]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=12)), min_size=1, max_size=6),
    st.floats(0.2, 1),
)
def test_a_sound_file_with_other_bytes_in_it_or_cut_off(
    data: bytes, changes: list[tuple[float, bytes]], kept: float
) -> None:
    changed = bytearray(data[: int(len(data) * kept)])
    for share, new in changes:
        at = int(share * len(changed))
        changed[at : at + len(new)] = new
    ends_well(bytes(changed), "a.pdf")


@some
@given(DRAWN)
def test_any_drawing_on_a_page(drawn: list[str]) -> None:
    stream = "\n".join(drawn).encode()
    contents = b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n" % (len(stream), stream)
    data = b"%PDF-1.7\n" + AROUND + contents + b"trailer<</Root 1 0 R>>\n%%EOF"
    ends_well(data, "a.pdf")


@some
@given(
    st.recursive(
        st.just("<w:p><w:r><w:t>a</w:t></w:r></w:p>"),
        lambda inner: st.one_of(
            st.builds("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>".format, inner),
            st.builds("<w:ins>{}</w:ins>".format, inner),
            st.builds("<w:sdt><w:sdtContent>{0}{0}</w:sdtContent></w:sdt>".format, inner),
            st.builds("<w:p><w:r>{}</w:r></w:p>".format, inner),
        ),
        max_leaves=12,
    )
)
def test_any_body_of_a_word_file(body: str) -> None:
    packed = io.BytesIO()
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
    ends_well(packed.getvalue(), "a.docx")


@some
@given(st.text(alphabet="ab \n", min_size=1).filter(str.strip), st.floats(1, 500), st.floats(1, 500))
def test_every_word_of_a_field_stands_in_its_box(text: str, width: float, height: float) -> None:
    words = list(spread(text, (10, 20, 10 + width, 20 + height)))
    assert [word.text for word in words] == text.split()
    assert all(word.box[0] >= 10 - 1e-6 and word.box[2] <= 10 + width + 1e-6 for word in words)
    assert all(word.box[3] <= 20 + height + 1e-6 for word in words)
