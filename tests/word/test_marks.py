"""Comments on the exact words, whatever holds them, and nothing else changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpa_check.readers import Options, read_bytes
from tests.word.making import USUAL, changed, commented, commented_at, package
from tests.word.reading_back import comments, joined, main_part, parts, squeezed, unmarked

BREACH = "notify the Controller of any breach within 24 hours"


def run(text: str, look: str = "", tag: str = "t") -> str:
    return f'<w:r>{look}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


TITLE = paragraph(run("Data processing agreement"))
BOLD = "<w:rPr><w:b/></w:rPr>"
INSERTED = f'<w:ins w:id="7" w:author="A">{run("breach within ")}</w:ins>'
DELETED = f'<w:del w:id="8" w:author="A">{run("incident ", tag="delText")}</w:del>'
CELL = f"<w:tc>{paragraph(run('Breach'))}</w:tc><w:tc>{paragraph(run('It shall '), run(BREACH))}</w:tc>"
TABLE = f"<w:tbl><w:tr>{CELL}</w:tr></w:tbl>"
PLACES = {
    "part of a run": paragraph(run(f"The Processor shall {BREACH}.", BOLD)),
    "several runs": paragraph(
        run("It shall no"), run("tify the Contr", BOLD), run("oller of any breach within 24 hours.")
    ),
    "an insertion": paragraph(run("It shall notify the Controller of any "), INSERTED, run("24 hours.")),
    "a deletion kept between": paragraph(run("notify the Controller of any "), DELETED, run("breach within 24 hours")),
    "a hyperlink": paragraph(run("It shall "), f'<w:hyperlink w:anchor="a">{run(BREACH)}</w:hyperlink>', run(" now.")),
    "a content control": f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run(BREACH))}</w:sdtContent></w:sdt>",
    "a control in the line": paragraph(
        run("It shall notify the "),
        f"<w:sdt><w:sdtContent>{run('Controller of any')}</w:sdtContent></w:sdt>",
        run(" breach within 24 hours."),
    ),
    "a field": paragraph(
        run("It shall "),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run(BREACH),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ),
    "a simple field": paragraph(run("It shall "), f'<w:fldSimple w:instr="REF a">{run(BREACH + " now")}</w:fldSimple>'),
    "a table": TABLE,
    "a table in a table": f"<w:tbl><w:tr><w:tc>{paragraph(run('Outer'))}{TABLE}</w:tc></w:tr></w:tbl>",
    "a list": f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{run(BREACH)}</w:p>',
    "a run with a break in it": "<w:p><w:r><w:t>First line.</w:t><w:br/><w:t>It shall "
    f"{BREACH}.</w:t><w:tab/><w:t>End</w:t></w:r></w:p>",
    "characters written as codes": paragraph(run(f"A &amp; B&#233; shall {BREACH} &lt;now&gt;")),
    "a paragraph whose end was deleted": "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    f"{run('notify the Controller of ')}</w:p>{paragraph(run('any breach within 24 hours.'))}",
}
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="8.%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


@pytest.mark.parametrize("body", PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize("strict", [False, True])
def test_a_comment_stands_on_the_quoted_words(body: str, strict: bool) -> None:  # noqa: FBT001
    data = package(TITLE + body, strict=strict, numbering=NUMBERS)
    copy = commented(data, BREACH)
    whole, found = comments(copy).values()
    assert whole.words == "Data processing agreement"
    assert squeezed(found.words) == squeezed(BREACH)
    assert_only_comments_differ(data, copy)


def test_words_of_two_cells_have_one_comment_from_the_first_to_the_last() -> None:
    copy = commented(package(TITLE + TABLE), "Breach | It shall notify")
    assert [squeezed(one.words) for one in comments(copy).values()][1] == "BreachItshallnotify"


def test_where_changes_are_rejected_the_deleted_words_bear_the_comment() -> None:
    data = package(TITLE + paragraph(run("It shall alert to any "), DELETED, INSERTED, run("24 hours.")))
    copy = commented(data, "alert to any incident 24 hours", revisions="rejected")
    assert squeezed(list(comments(copy, "rejected").values())[1].words) == "alerttoanyincident24hours"
    assert_only_comments_differ(data, copy, "rejected")


def test_comments_that_meet_and_that_overlap_split_a_run_once_at_each_place() -> None:
    data = package(TITLE + paragraph(run("One two three four five", BOLD)))
    copy = commented(data, "One two", "two three", "three four", "two three", "four five")
    assert [one.words.strip() for one in comments(copy).values()][1:] == [
        *("One two", "two three", "three four", "two three", "four five"),
    ]
    assert_only_comments_differ(data, copy)


def test_a_part_that_uses_another_prefix_is_understood() -> None:
    names = f'xmlns:w="{USUAL}" xmlns:x="{USUAL}"'
    body = f"<x:p><x:r><x:t>Data agreement. It shall {BREACH}.</x:t></x:r></x:p>"
    data = package(body, names=names)
    bare = changed(data, "word/document.xml", lambda part: part.replace(b"<w:", b"<x:").replace(b"</w:", b"</x:"))
    bare = changed(bare, "word/document.xml", lambda part: part.replace(f' xmlns:w="{USUAL}"'.encode(), b""))
    assert squeezed(list(comments(commented(bare, BREACH)).values())[1].words) == squeezed(BREACH)


def assert_only_comments_differ(data: bytes, copy: bytes, revisions: str = "accepted") -> None:
    """Check that the main part is as it was but for the marks, and the others but for what makes comments known."""
    before, after, main = parts(data), parts(copy), main_part(data)
    assert unmarked(after[main], set(comments(copy, revisions))) == joined(before[main])
    changed = {name for name in before if after[name] != before[name]}
    folder = main.rpartition("/")[0]
    allowed = {main, "[Content_Types].xml", f"{folder}/_rels/document.xml.rels", f"{folder}/comments.xml"}
    assert (set(before) - set(after), changed - allowed) == (set(), set())


WORDS = st.text("ab é&<…\N{NO-BREAK SPACE}fi", min_size=1, max_size=8)
LOOKS = st.sampled_from(["", BOLD])


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


RUNS = st.builds(lambda text, look: run(escaped(text), look), WORDS, LOOKS)
HELD = st.lists(RUNS, min_size=1, max_size=3).map("".join)
PIECES = st.one_of(
    RUNS,
    HELD.map(lambda runs: f'<w:ins w:id="1" w:author="A">{runs}</w:ins>'),
    HELD.map(
        lambda runs: (
            f'<w:del w:id="2" w:author="A">{runs.replace("w:t>", "w:delText>").replace("w:t ", "w:delText ")}</w:del>'
        )
    ),
    HELD.map(lambda runs: f'<w:hyperlink w:anchor="a">{runs}</w:hyperlink>'),
    HELD.map(lambda runs: f"<w:sdt><w:sdtContent>{runs}</w:sdtContent></w:sdt>"),
    st.just("<w:r><w:br/></w:r>"),
    st.just('<w:bookmarkStart w:id="3" w:name="a"/><w:bookmarkEnd w:id="3"/>'),
)
PARAGRAPHS = st.lists(PIECES, min_size=1, max_size=6).map(lambda pieces: paragraph(*pieces))
ROWS = st.lists(PARAGRAPHS.map(lambda one: f"<w:tc>{one}</w:tc>"), min_size=1, max_size=3).map(
    lambda cells: f"<w:tbl><w:tr>{''.join(cells)}</w:tr></w:tbl>"
)
BODIES = st.lists(st.one_of(PARAGRAPHS, ROWS), min_size=1, max_size=4).map("".join)


@settings(max_examples=80, deadline=None)
@given(BODIES, st.data(), st.sampled_from(["accepted", "rejected"]))
def test_any_words_of_any_file_bear_a_comment(body: str, data: st.DataObject, revisions: str) -> None:
    file = package(TITLE + body)
    document = read_bytes(file, "a.docx", Options(revisions="accepted" if revisions == "accepted" else "rejected"))
    letters = [at for at, sign in enumerate(document.text) if sign not in " |\n•"]
    spans = [
        tuple(sorted(data.draw(st.tuples(st.sampled_from(letters), st.sampled_from(letters)))))
        for _ in range(data.draw(st.integers(1, 4)))
    ]
    copy = commented_at(file, document, *((first, last + 1) for first, last in spans))
    words = [squeezed(one.words) for one in comments(copy, revisions).values()][1:]
    assert words == [squeezed(document.text[first : last + 1]) for first, last in spans]
    assert_only_comments_differ(file, copy, revisions)
