import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpa_check.document import Block, BlockKind, Coverage, Document
from dpa_check.output.html.agreement import Line, Piece, runs_of
from dpa_check.output.html.passages import Passage, Reference

BLOCKS = (
    Block("DATA PROCESSING AGREEMENT", BlockKind.HEADING, level=1, page=1),
    Block("Deep", BlockKind.HEADING, level=4, page=1),
    Block("1. The Processor notifies the Controller.", number="1", page=1),
    Block("(a) within 24 hours", BlockKind.ITEM, number="1(a)", page=1),
    Block("Passwords | SHA-256 | salted", BlockKind.ROW, page=2),
    Block("The Processor answers for them.", number="2", page=2),
)


def document(*blocks: Block) -> Document:
    return Document("a.txt", "0" * 64, "text/plain", None, blocks, Coverage(complete=True))


def lines(read: Document, *passages: Passage) -> list[Line]:
    return [line for run in runs_of(read, passages) for line in run.lines]


def pieces(read: Document, *passages: Passage) -> list[Piece]:
    return [piece for line in lines(read, *passages) for cell in line.cells for piece in cell]


def passage(start: int, end: int, kind: str = "weak", number: int = 1) -> Passage:
    return Passage(start, end, f"d1-w{start}-{end}", kind, (Reference(number, f"d1-f{number}", "A clause"),))


SIZE = len(document(*BLOCKS).text)
SPANS = st.lists(
    st.tuples(st.integers(0, SIZE - 4), st.integers(4, 120)).map(lambda one: (one[0], min(SIZE, sum(one)))),
    max_size=8,
    unique=True,
)
"""Passages longer than what stands between two blocks or two cells."""


@given(spans=SPANS)
def test_every_word_is_there_once_and_every_passage_begins_and_ends_once(spans: list[tuple[int, int]]) -> None:
    read = document(*BLOCKS)
    order = sorted(spans, key=lambda span: (span[0], -span[1]))
    marked = pieces(read, *(passage(*span, number=at) for at, span in enumerate(order)))
    assert "".join(one.text for one in marked) == shown(read.text, 0, SIZE)
    assert sorted(anchor for one in marked for anchor in one.begins) == sorted(f"d1-w{a}-{b}" for a, b in order)
    assert sorted(back.number for one in marked for back in one.ends) == list(range(len(order)))
    for start, end in order:
        words = "".join(one.text for one in marked if f"d1-w{start}-{end}" in one.inside)
        assert words == shown(read.text, start, end)


def shown(text: str, start: int, end: int) -> str:
    """Give what the page shows of a text between two places: not what parts its blocks and its cells."""
    parted = {at for found in re.finditer(r"\n\n| \| ", text) for at in range(*found.span())}
    return "".join(text[at] for at in range(start, end) if at not in parted)


def test_words_of_two_passages_show_the_graver_and_lead_back_to_both() -> None:
    read = document(Block("The Processor notifies within 24 hours."))
    first, second = passage(0, 22, "found", 1), passage(4, 38, "flag", 2)
    assert pieces(read, first, second) == [
        Piece("The ", "found", (first.anchor,), (first.anchor,)),
        Piece("Processor notifies", "flag", (second.anchor,), (first.anchor, second.anchor), first.references),
        Piece(" within 24 hours", "flag", (), (second.anchor,), second.references),
        Piece("."),
    ]


def test_the_cells_of_a_row_are_apart() -> None:
    row = document(BLOCKS[4])
    (line,) = lines(row, passage(0, 28))
    assert [[piece.text for piece in cell] for cell in line.cells] == [["Passwords"], ["SHA-256"], ["salted"]]


def test_characters_that_act_on_a_screen_are_not_shown() -> None:
    read = document(Block("shall \u202enot\u202c\u0007 delete\u200b it", number="\u202e7"))
    (line,) = lines(read, passage(6, 10))
    assert "".join(piece.text for cell in line.cells for piece in cell) == "shall not  delete it"
    assert line.number == "7"


@pytest.mark.parametrize(
    ("number", "text", "shown"),
    [
        ("8.2", "8.2 The Processor", ""),
        ("8", "Article 8 – Audits", ""),
        ("8.2(a)", "(a) the register", ""),
        ("8.2(a)", "a. the register", ""),
        ("8.2", "The Processor", "8.2"),
        ("8", "The 18 measures", "8"),
        ("8.2(a)", "the register", "8.2(a)"),
    ],
)
def test_a_clause_number_stands_beside_a_text_that_does_not_show_it(number: str, text: str, shown: str) -> None:
    (line,) = lines(document(Block(text, number=number)))
    assert line.number == shown


def test_headings_never_skip_a_level() -> None:
    assert [line.level for line in lines(document(*BLOCKS)) if line.kind == "heading"] == [4, 5]


def test_a_page_begins_once_even_where_its_footer_comes_last() -> None:
    read = document(*BLOCKS, Block("Page 1", page=1))
    assert [run.page for run in runs_of(read, ()) if run.page is not None] == [1, 2]
