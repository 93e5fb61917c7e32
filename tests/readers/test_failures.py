"""What cannot be read ends in one clear reason."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from dpa_check.errors import ReadingError
from dpa_check.readers import Options, read, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(data: bytes, name: str) -> tuple[str, str]:
    with pytest.raises(ReadingError) as refused:
        read_bytes(data, name)
    return refused.value.notice.code, refused.value.notice.values.get("type", "")


def package(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return stream.getvalue()


def protected_pdf() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("secret", "owner"))
    canvas.drawString(50, 700, "Confidential")
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"", "dpa.pdf", ("empty-file", "")),
        (b"  \n ", "dpa.txt", ("empty-file", "")),
        (b"%PDF-1.7\n nothing of a PDF", "dpa.pdf", ("damaged", "")),
        (b"plain words", "dpa.pdf", ("wrong-type", "text")),
        (b"PK\x03\x04 cut off", "dpa.docx", ("damaged", "")),
        (package("[Content_Types].xml", "xl/workbook.xml"), "dpa.docx", ("wrong-type", "xlsx")),
        (package("[Content_Types].xml", "xl/workbook.xml"), "dpa.xlsx", ("unsupported-type", "xlsx")),
        (package("mimetype", "content.xml"), "dpa.odt", ("damaged", "")),
        (package("[Content_Types].xml", "word/other.xml"), "dpa.docx", ("damaged", "")),
        (OLE + "WordDocument".encode("utf-16-le"), "dpa.doc", ("unsupported-type", "doc")),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "dpa.docx", ("encrypted", "")),
        (b"\x89PNG\r\n\x1a\n", "dpa.pdf", ("wrong-type", "image")),
        (b"\xff\xd8\xff\xe0", "scan.jpg", ("unsupported-type", "image")),
        (b"{\\rtf1 }", "dpa.rtf", ("no-text", "")),
        (bytes(range(256)) * 4, "dpa.txt", ("wrong-type", "binary")),
    ],
)
def test_each_cause_has_its_code(data: bytes, name: str, expected: tuple[str, str]) -> None:
    assert refusal(data, name) == expected


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as refused:
        read(tmp_path / "absent.pdf")
    assert refused.value.notice.code == "not-found"
    assert refused.value.source.endswith("absent.pdf")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as refused:
        read(tmp_path)
    assert (refused.value.notice.code, refused.value.notice.values) == ("wrong-type", {"type": "folder"})


def test_a_pdf_with_a_password() -> None:
    assert refusal(protected_pdf(), "dpa.pdf") == ("encrypted", "")


def test_a_truncated_word_file(word: Callable[..., bytes]) -> None:
    data = word("<w:p><w:r><w:t>Words.</w:t></w:r></w:p>")
    assert refusal(data[: len(data) // 2], "dpa.docx") == ("damaged", "")


def test_a_word_file_without_text(word: Callable[..., bytes]) -> None:
    assert refusal(word("<w:p/>"), "dpa.docx") == ("no-text", "")


def test_a_word_file_with_a_part_that_is_no_xml(word: Callable[..., bytes]) -> None:
    assert refusal(word("<w:p>"), "dpa.docx") == ("damaged", "")


def test_an_external_entity_is_never_fetched(word: Callable[..., bytes], tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word("<w:p/>"))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "word/document.xml":
                entity = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
                text = entity + text.replace("<w:p/>", "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")
            new.writestr(name, text)
    assert refusal(stream.getvalue(), "dpa.docx") == ("damaged", "")


def test_a_package_that_unfolds_beyond_bounds_is_not_unfolded() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", b" " * 70_000_000)
    assert refusal(stream.getvalue(), "dpa.docx") == ("too-large", "")


def test_a_word_file_under_another_name_is_read(word: Callable[..., bytes]) -> None:
    data = word("<w:p><w:r><w:t>Words.</w:t></w:r></w:p>")
    assert read_bytes(data, "dpa.pdf").text == "Words."


CORPUS = Path(os.environ.get("DPA_CHECK_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of difficult files is not there")
def test_difficult_files_are_read_or_refused_never_worse() -> None:
    slow = {"un-DA-619p.pdf"}
    for path in sorted((CORPUS / "robust").iterdir()):
        if path.name in slow or path.suffix == ".csv":
            continue
        try:
            document = read(path, Options(ocr="never"))
        except ReadingError as refused:
            assert refused.notice.code  # noqa: PT017  either outcome is right
        else:
            assert document.blocks, path.name
