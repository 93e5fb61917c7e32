"""The formats a lawyer opens elsewhere, asked for on the command line."""

import io
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pikepdf
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Outcome

    Run = Callable[..., Outcome]

SAMPLES = Path(__file__).parents[2] / "samples"
WEAK = SAMPLES / "fr-health-weak.pdf"


def signed(path: Path) -> Path:
    """Write a sample with the field of a signature."""
    with pikepdf.open(WEAK) as pdf:
        value = pikepdf.Dictionary(Type=pikepdf.Name.Sig, ByteRange=[0, 1, 2, 3], Contents=b"\0" * 8)
        field = pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Signature", V=pdf.make_indirect(value)))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[field], SigFlags=3)
        pdf.save(path)
    return path


@pytest.mark.parametrize(
    ("name", "start"), [("r.sarif", b"{"), ("r.csv", b"\xef\xbb\xbf"), ("r.xlsx", b"PK"), ("r.pdf", b"%PDF-1.4")]
)
def test_the_extension_chooses_the_format(run: "Run", tmp_path: Path, name: str, start: bytes) -> None:
    done = run("review", str(WEAK), "-o", name)
    assert (done.code, done.out, done.err) == (1, "", "")
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_copy_in_word_has_comments(run: "Run", tmp_path: Path) -> None:
    done = run("review", str(SAMPLES / "fr-saas-weak.docx"), "-o", "r.docx", "--report-lang", "fr")
    assert (done.code, done.out) == (1, "")
    with ZipFile(tmp_path / "r.docx") as package:
        assert "Examen par dpa-check" in package.read("word/comments.xml").decode()


def test_a_copy_keeps_the_extension_of_its_file(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "macros.docm").write_bytes((SAMPLES / "en-saas-weak.docx").read_bytes())
    done = run("review", "macros.docm", "-o", "copy.docx")
    assert (done.code, (tmp_path / "copy.docx").exists()) == (2, False)
    assert done.err.startswith("dpa-check: copy.docx: a copy of macros.docm must have its extension, .docm;")
    assert run("review", "macros.docm", "-o", "copy.docm").err == ""


def test_a_copy_is_never_written_over_an_agreement(run: "Run", tmp_path: Path) -> None:
    sample = (SAMPLES / "en-saas-weak.docx").read_bytes()
    for name in ("a.docx", "a.reviewed.docx"):
        (tmp_path / name).write_bytes(sample)
    done = run("review", "a.docx", "a.reviewed.docx", "-f", "docx", "-o", ".")
    assert done.code == 2
    assert done.err.startswith("dpa-check: a.reviewed.docx: the report would overwrite the agreement")
    assert (tmp_path / "a.reviewed.docx").read_bytes() == sample


@pytest.mark.parametrize(
    ("content", "told"), [(b"PK\x03\x04 cut", "damaged"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password")]
)
def test_a_file_that_cannot_be_read_has_no_copy_and_one_line(
    run: "Run", tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "a.docx").write_bytes(content + "EncryptedPackage".encode("utf-16-le") * (told == "password"))
    done = run("review", "a.docx", "-o", "copy.docx")
    assert (done.code, len(done.err.splitlines()), (tmp_path / "copy.docx").exists()) == (3, 1, False)
    assert told in done.err


def test_one_copy_that_cannot_be_made_loses_none_of_the_others(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "a.txt").write_text("The Processor shall notify the Controller of any breach.", "utf-8")
    done = run("review", str(SAMPLES / "en-saas-weak.docx"), "a.txt", str(WEAK), "-f", "pdf", "-o", "out")
    assert done.code == 2
    assert done.err.splitlines() == [
        "dpa-check: en-saas-weak.docx: not a PDF; a copy with notes can be made of a PDF alone",
        "dpa-check: a.txt: not a PDF; a copy with notes can be made of a PDF alone",
    ]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["fr-health-weak.reviewed.pdf"]


def test_a_copy_of_a_signed_file_is_told_not_to_be(run: "Run", tmp_path: Path) -> None:
    done = run("review", str(signed(tmp_path / "s.pdf")), "-o", "r.pdf", "--report-lang", "fr")
    assert "vaut pour le fichier tel quel, non pour une copie annotée." in done.err
    assert len(done.err.splitlines()) == 1


def test_a_workbook_of_several_goes_to_standard_output_as_bytes(
    monkeypatch: pytest.MonkeyPatch, run: "Run", tmp_path: Path
) -> None:
    seen = io.BytesIO()
    monkeypatch.setattr("dpa_check.commands.review.write", lambda data, _: seen.write(data))
    run("review", str(WEAK), str(SAMPLES / "fr-saas-weak.docx"), "-f", "xlsx")
    with ZipFile(seen) as package:
        assert "xl/worksheets/sheet3.xml" in package.namelist()
    assert list(tmp_path.iterdir()) == []
