"""Paragraphs placed in their agreement: headings, items, clause numbers as they are cited, and annexes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dpa_check.document import Block, BlockKind, Part, Printing
from dpa_check.readers.contents import without_contents
from dpa_check.readers.headings import titled
from dpa_check.readers.markers import Marker, Style, marker_of
from dpa_check.readers.numbering import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dpa_check.readers.paragraph import Paragraph

_LISTED: Final = frozenset({Style.LETTER, Style.ROMAN, Style.NUMERAL})
_FLOW: Final = frozenset({Part.BODY, Part.TABLE})


@dataclass(frozen=True, slots=True)
class _Marked:
    """A paragraph with its marker and what it is, before it has a number."""

    paragraph: Paragraph
    marker: Marker | None
    kind: BlockKind


def outlined(paragraphs: Iterable[Paragraph]) -> tuple[Block, ...]:
    """Give the blocks of paragraphs in reading order, those outside the flow (headers, notes) included."""
    marked = _lists_told([_marked(paragraph) for paragraph in paragraphs])
    kinds = without_contents([(one.kind, one.marker, one.paragraph.part in _FLOW) for one in marked])
    numbers = Numbers()
    blocks: list[Block] = []
    annex, spoken = False, False
    for one, told in zip(marked, kinds, strict=True):
        if one.paragraph.part not in _FLOW:
            blocks.append(_aside(one.paragraph, one.kind))
            continue
        listed = told is BlockKind.HEADING and one.paragraph.kind is None and numbers.lists(one.marker)
        kind = BlockKind.ITEM if listed or (told is BlockKind.PARAGRAPH and _continues(one, numbers)) else told
        block = _placed(replace(one, kind=kind), numbers)
        if kind is BlockKind.HEADING and one.marker and one.marker.style is Style.ANNEX and spoken:
            annex = True
        spoken = spoken or (kind is not BlockKind.HEADING and len(block.text) > _SHORTEST_SPEECH)
        blocks.append(replace(block, part=Part.ANNEX) if annex and block.part is Part.BODY else block)
    return tuple(blocks)


_SHORTEST_SPEECH: Final = 60
"""Characters of the first paragraph that make what follows a body: an annex's name above it is the file's title."""


def _continues(one: _Marked, numbers: Numbers) -> bool:
    """Tell whether a paragraph in small letters is an item of a list that a colon introduced."""
    return one.marker is None and one.paragraph.text[:1].islower() and numbers.introduces


def _marked(paragraph: Paragraph) -> _Marked:
    if paragraph.label:
        marker = marker_of(f"{paragraph.label.rstrip(' .–-')}. X") or marker_of(f"{paragraph.label} X")
        return _Marked(paragraph, marker, paragraph.kind or _kind(paragraph, marker, paragraph.text))
    marker = marker_of(paragraph.text)
    if marker is not None and marker.style is Style.BULLET:
        inner = marker_of(paragraph.text[marker.end :])
        if inner is not None and inner.style in _LISTED:
            paragraph, marker = replace(paragraph, text=paragraph.text[marker.end :]), inner
    words = paragraph.text[marker.end :] if marker else paragraph.text
    return _Marked(paragraph, marker, paragraph.kind or _kind(paragraph, marker, words))


def _lists_told(marked: list[_Marked]) -> list[_Marked]:
    """Give the paragraphs, short ones that follow each other in an automatic list being its items, not headings."""
    told = list(marked)
    for (at, one), (after, following) in pairwise(
        (at, one) for at, one in enumerate(marked) if one.paragraph.part in _FLOW
    ):
        if _plain_title(one) and _plain_title(following) and one.paragraph.indent == following.paragraph.indent:
            told[at] = replace(one, kind=BlockKind.ITEM)
            told[after] = replace(following, kind=BlockKind.ITEM)
    return told


def _plain_title(one: _Marked) -> bool:
    paragraph = one.paragraph
    return bool(paragraph.label) and one.kind is BlockKind.HEADING and paragraph.kind is None and not paragraph.strong


def _kind(paragraph: Paragraph, marker: Marker | None, words: str) -> BlockKind:
    if paragraph.bulleted:
        return BlockKind.ITEM
    if titled(words, marker, strong=paragraph.strong):
        return BlockKind.HEADING
    if marker is None or marker.style in {Style.ARTICLE, Style.ANNEX, Style.CHAPTER, Style.DECIMAL}:
        return BlockKind.PARAGRAPH
    return BlockKind.ITEM


def _aside(paragraph: Paragraph, kind: BlockKind) -> Block:
    kept = BlockKind.ROW if kind is BlockKind.ROW else BlockKind.PARAGRAPH
    return _block(paragraph, paragraph.text, kept)


def _placed(one: _Marked, numbers: Numbers) -> Block:
    paragraph, kind, marker = one.paragraph, one.kind, one.marker
    place = None
    text = paragraph.text
    if kind is BlockKind.HEADING and marker and marker.style in _LISTED and not marker.label.isupper():
        kind = BlockKind.ITEM  # "(i) Title" counts within its clause, however it is set
    if kind is BlockKind.ROW:
        numbers.interrupt(text)
    elif kind is BlockKind.HEADING:
        place = numbers.heading(marker if marker and marker.style is not Style.BULLET else None, text)
    elif marker is not None and marker.style is not Style.BULLET:
        place = numbers.numbered(marker, text, paragraph.indent)
        kind = place.kind
    elif kind is BlockKind.ITEM:
        place = numbers.bulleted(marker.form if marker else "", text, paragraph.indent)
        text = text[marker.end :] if marker and not paragraph.label else text
    else:
        numbers.interrupt(text)
    number = place.number if place else None
    level = paragraph.level or (place.level if place else None)
    return _block(paragraph, text, kind, number, level)


def _block(
    paragraph: Paragraph, text: str, kind: BlockKind, number: str | None = None, level: int | None = None
) -> Block:
    return Block(
        text,
        kind,
        paragraph.part,
        number,
        level,
        paragraph.page,
        paragraph.box,
        paragraph.revision,
        printed=Printing.of(paragraph.printed),
    )
