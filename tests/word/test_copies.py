"""Copies of whole files: what others wrote is kept, real files and LibreOffice included."""

import io
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pytest

from dpa_check import api
from dpa_check.errors import ReadingError, UsageError
from dpa_check.output import Format, Style, render_copy
from dpa_check.output.additions import additions
from dpa_check.output.note import notes
from dpa_check.output.word.layout import utf8
from dpa_check.readers import read_bytes
from dpa_check.reviewed import Reviewed
from tests.word.making import changed, commented, commented_at, package
from tests.word.reading_back import comments, comments_part, joined, main_part, misplaced, parts, squeezed, unmarked
from tests.word.test_marks import BREACH, TITLE, assert_only_comments_differ, paragraph, run

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.docx"))
SHARED = ROOT.parent / "shared/corpus"
REAL = sorted((SHARED / "files").glob("*.doc[xm]"))
ODD = sorted((SHARED / "robust").glob("*.doc[xm]"))
BODY = TITLE + paragraph(run(f"The Processor shall {BREACH}."))
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the real files of ../shared are not here")


@cache
def reviewed(path: Path) -> Reviewed:
    return api.review([path]).files[0]


def assert_comments_stand_on_their_words(path: Path, language: str) -> None:
    """Check that each finding with words has a comment on them, and that nothing else changed."""
    file = reviewed(path)
    style = Style("fr" if language == "fr" else "en")
    copy = render_copy(file, Format.DOCX, style)
    assert misplaced(file, copy, style) == []
    assert_only_comments_differ(path.read_bytes(), copy)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_sample_has_its_comments_on_the_quoted_words(path: Path, language: str) -> None:
    assert_comments_stand_on_their_words(path, language)


@needs_shared
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_each_real_agreement_has_its_comments_on_the_quoted_words(path: Path) -> None:
    assert_comments_stand_on_their_words(path, "en")


def without_numbers(quoted: str, words: str) -> str:
    """Give a quotation without the automatic numbers that a row shows and its file does not hold."""
    kept, at = "", 0
    for sign in quoted:
        if words[at : at + 1] == sign:
            kept, at = kept + sign, at + 1
    numbers = len(quoted) - len(kept)
    return kept if numbers <= len(quoted) / 4 else quoted


@needs_shared
@pytest.mark.parametrize("path", [*REAL, *ODD], ids=lambda path: path.name)
def test_any_block_of_a_real_file_bears_a_comment(path: Path) -> None:
    data = path.read_bytes()
    try:
        document = read_bytes(data, path.name)
    except ReadingError as error:
        pytest.skip(f"not read: {error}")
    if "wordprocessingml" not in document.media_type:
        pytest.skip("no Word file")
    chosen = range(0, len(document.blocks), max(1, len(document.blocks) // 60))
    flow = [at for at in chosen if document.blocks[at].part.value in {"body", "table", "annex"}]
    spans = [(document.starts[at], document.starts[at] + len(document.blocks[at].text)) for at in flow]
    if not spans or b"altChunk" in parts(data)[main_part(data)]:
        pytest.skip("no paragraph of its own")
    copy = commented_at(data, document, *spans)
    told = list(comments(copy).values())[1:]
    for span, comment in zip(spans, told, strict=True):
        words, quoted = squeezed(comment.words), squeezed(document.text[slice(*span)])
        assert words == without_numbers(quoted, words) or "which can bear no comment" in comment.paragraphs[-1]
    main = main_part(data)
    assert unmarked(parts(copy)[main], set(comments(copy))) == joined(utf8(parts(data)[main]))


def test_the_comments_of_others_are_kept_and_no_number_is_used_twice() -> None:
    own = '<w:comment w:id="0" w:author="Me. Durand" w:date="2026-01-05T10:00:00Z"><w:p/></w:comment>'
    data = package(BODY, comments=own)
    copy = commented(data, BREACH)
    assert parts(data)["word/comments.xml"].removesuffix(b"</w:comments>") in parts(copy)["word/comments.xml"]
    assert sorted(comments(copy)) == ["1", "2"]
    assert [comment.author for comment in docx.Document(io.BytesIO(with_types(copy))).comments] == [
        *("Me. Durand", "dpa-check", "dpa-check"),
    ]


def with_types(data: bytes) -> bytes:
    """Give a package that python-docx opens: the type of its main part is said."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    told = f'<Default Extension="rels" ContentType="{rels}"/><Default Extension="bin" ContentType="application/x"/>'
    told += f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    return changed(data, "[Content_Types].xml", lambda part: part.replace(b"</Types>", told.encode()))


def test_a_file_without_comments_gets_the_part_and_makes_it_known() -> None:
    data = package(BODY)
    held = parts(commented(data, BREACH))
    assert b'PartName="/word/comments.xml"' in held["[Content_Types].xml"]
    assert held["word/vbaProject.bin"] == b"\x00macros"
    kept = [name for name in parts(data) if held[name] == parts(data)[name]]
    assert kept == ["_rels/.rels", "word/vbaProject.bin"]


def test_a_strict_file_gets_a_strict_part() -> None:
    copy = commented(package(BODY, strict=True), BREACH)
    held = parts(copy)
    assert b"http://purl.oclc.org/ooxml/wordprocessingml/main" in held[comments_part(copy)]
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in held["word/_rels/document.xml.rels"]


def test_the_same_file_gives_the_same_bytes_and_no_comment_has_a_date() -> None:
    data = package(BODY)
    assert commented(data, BREACH) == commented(data, BREACH)
    assert {one.date for one in comments(commented(data, BREACH)).values()} == {None}


def test_a_comment_begins_with_its_clause_and_the_red_flag() -> None:
    (_whole, found) = comments(commented(package(BODY), BREACH, language="fr")).values()
    assert found.paragraphs[0].startswith("Plafond de responsabilité")
    assert found.paragraphs[1].startswith("Signal d'alerte")
    assert found.paragraphs[-1].startswith("Rédaction proposée")


ASIDES = {
    "footnote": (
        BODY + paragraph(run("With a note."), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        {"footnotes": f'<w:footnote w:id="2">{paragraph(run("Liability is capped."))}</w:footnote>'},
        "With a note.",
    ),
    "page header": (BODY, {"header": paragraph(run("Liability is capped."))}, "Data processing agreement"),
    "text box": (
        BODY
        + "<w:p><w:r><w:t>Beside it.</w:t></w:r><w:r><w:pict><w:txbxContent>"
        + f"{paragraph(run('Liability is capped.'))}</w:txbxContent></w:pict></w:r></w:p>",
        {},
        "Beside it.",
    ),
}


@pytest.mark.parametrize("part", ASIDES)
def test_what_stands_beside_the_text_is_told_on_the_nearest_paragraph(part: str) -> None:
    body, others, nearest = ASIDES[part]
    data = package(body, strict=False, **others)
    copy = commented(data, "Liability is capped.")
    found = list(comments(copy).values())[1]
    assert found.words == nearest
    assert found.paragraphs[-1].startswith(f"These are the words ({part})")
    assert "“Liability is capped.”" in found.paragraphs[-1]
    assert_only_comments_differ(data, copy)


def test_clauses_that_are_not_there_are_told_after_the_words_that_they_would_follow() -> None:
    file = reviewed(ROOT / "samples/en-saas-weak.docx")
    assert file.document
    told = list(comments(render_copy(file, Format.DOCX, Style())).values())
    groups = additions(notes(file.result, Style()), file.result, "en")
    assert sum(len(group.notes) for group in groups) > len(groups) > 3
    for group, comment in zip(groups, told[-len(groups) :], strict=True):
        assert group.position
        assert file.document.text[: group.position].endswith(comment.words)
        assert len(comment.words.split()) == 1
        assert comment.paragraphs[0] == group.title
        assert {note.title for note in group.notes} <= set(comment.paragraphs)
        assert comment.paragraphs[-1].startswith("This comment stands where the clause could be added")


def test_a_clause_without_a_place_is_told_at_the_end() -> None:
    file = reviewed(ROOT / "samples/en-saas-weak.docx")
    findings = tuple(one.model_copy(update={"placement": None}) for one in file.result.findings or ())
    unplaced = replace(file, result=file.result.model_copy(update={"findings": findings}))
    told = list(comments(render_copy(unplaced, Format.DOCX, Style())).values())
    groups = additions(notes(unplaced.result, Style()), unplaced.result, "en")
    assert {comment.words for comment in told[-len(groups) :]} == {told[-1].words}
    assert told[-1].words


def test_another_file_has_no_copy_in_word() -> None:
    file = api.review([(b"# Data processing agreement\n\nThe Processor shall notify.", "a.md")]).files[0]
    with pytest.raises(UsageError, match=r"a\.md: not a Word file"):
        render_copy(file, Format.DOCX, Style())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_and_finds_the_comments_on_their_words(tmp_path: Path) -> None:
    path = tmp_path / "copy.docx"
    made = render_copy(reviewed(ROOT / "samples/fr-saas-weak.docx"), Format.DOCX, Style("fr"))
    path.write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    out = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"))
    subprocess.run(["soffice", profile, "--headless", *out, str(path)], check=True, capture_output=True, timeout=120)  # noqa: S607
    again = comments((tmp_path / "out/copy.docx").read_bytes())
    expected = [(squeezed(one.words), one.paragraphs[0]) for one in comments(made).values()]
    assert sorted((squeezed(one.words), one.paragraphs[0]) for one in again.values()) == sorted(expected)
