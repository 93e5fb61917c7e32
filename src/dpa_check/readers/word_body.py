"""The body of a Word file in reading order: paragraphs, tables, content controls, text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dpa_check.document import BlockKind, Mark, MarkKind, Part
from dpa_check.readers.cleaning import clean
from dpa_check.readers.headings import is_title
from dpa_check.readers.joining import paragraphs
from dpa_check.readers.paragraph import Line, Paragraph, Written
from dpa_check.readers.word_comments import shown_text
from dpa_check.readers.word_package import R, W
from dpa_check.readers.word_runs import Ground, Words, change_of, chosen, is_alternative, is_kept, words_of
from dpa_check.readers.word_styles import Style, value, whole
from dpa_check.readers.word_unseen import has_ground

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from dpa_check.readers.options import Revisions
    from dpa_check.readers.word_numbering import Numbering
    from dpa_check.readers.word_styles import Styles

_TRANSPARENT: Final = frozenset(
    W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "body", "txbxContent")
)
_PARAGRAPH_CHANGES: Final = (("ins", MarkKind.INSERTED), ("del", MarkKind.DELETED))
_CELL_CHANGES: Final = (("cellIns", MarkKind.INSERTED), ("cellDel", MarkKind.DELETED))
_INDENT: Final = 10
_DEEPEST: Final = 20


@dataclass(slots=True)
class Body:
    """Walks the parts of one file; its lists count on from part to part."""

    styles: Styles
    numbering: Numbering
    chunks: Mapping[str, list[Paragraph] | None]
    comments: Mapping[str, Mark] = field(default_factory=dict)
    revisions: Revisions = "accepted"
    unread: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pictures: int = 0
    covered: int = 0
    _carried: list[Written] = field(default_factory=list)
    _shaded: bool = False

    def walk(self, parent: Element, part: Part = Part.BODY) -> Iterator[Paragraph]:
        """Give the paragraphs and rows below an element, in order."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, part)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, part)
            elif child.tag in _TRANSPARENT:
                yield from self.walk(child, part)
            elif is_alternative(child):
                branch = chosen(child)
                if branch is not None:
                    yield from self.walk(branch, part)
            elif child.tag == f"{W}altChunk":
                yield from self._chunk(child.get(f"{R}id", ""))

    def _chunk(self, relation: str) -> Iterator[Paragraph]:
        found = self.chunks.get(relation)
        if found is None:
            self.unread.append(relation)
        else:
            yield from found

    def _paragraph(self, element: Element, part: Part) -> Iterator[Paragraph]:
        properties = element.find(f"{W}pPr")
        style_id = value(properties, "pStyle")
        style = self.styles.of(style_id)
        shaded = self._shaded or has_ground(properties)
        ground = Ground(self.styles, self.comments, self.revisions, style.look, bool(style.bold), shaded)
        words = words_of(element, ground)
        words.pieces[:0], self._carried = self._carried, []
        self.pictures += words.pictures
        if self._undone(element.find(f"{W}pPr/{W}rPr"), _PARAGRAPH_CHANGES) is not None:
            self._carried = words.pieces
        elif words.text.strip():
            words.marks[:0], self.marks = self.marks, []
            yield from self._blocks(words, self._listed(properties, style_id, style), style, part)
            words.marks = []
        self.marks += words.marks
        for box in words.boxes:
            yield from self._on_ground(box, Part.TEXTBOX if part is Part.BODY else part, shaded=True)

    def _on_ground(self, parent: Element, part: Part, *, shaded: bool) -> Iterator[Paragraph]:
        """Give the paragraphs below an element that may have a ground of its own: a cell, a text box."""
        before, self._shaded = self._shaded, self._shaded or shaded
        yield from self.walk(parent, part)
        self._shaded = before

    def _undone(
        self, properties: Element | None, changes: tuple[tuple[str, MarkKind], ...]
    ) -> tuple[Element, MarkKind] | None:
        """Give the change that takes a paragraph's end, a row or a cell out of the text, or None."""
        if properties is None:
            return None
        for name, kind in changes:
            found = properties.find(W + name)
            if found is not None and not is_kept(kind, self.revisions):
                return found, kind
        return None

    def _listed(self, properties: Element | None, style_id: str | None, style: Style) -> tuple[str, int] | None:
        """Give the list of a paragraph and its depth in it, or None; a list "0" takes the style's list away."""
        own = value(properties, "numPr/numId")
        list_id = style.list_id if own is None else own
        if not list_id or list_id == "0":
            return None
        depth = whole(value(properties, "numPr/ilvl"))
        if depth is not None:
            return list_id, depth
        if own is None and style.list_level is None and style_id:
            return list_id, self.numbering.depth_of_style(list_id, style_id)
        return list_id, style.list_level or 0

    def _blocks(self, words: Words, listed: tuple[str, int] | None, style: Style, part: Part) -> Iterator[Paragraph]:
        label, bulleted, indent = "", False, 0
        if listed is not None:
            level = self.numbering.level(*listed)
            label = clean(self.numbering.next_label(*listed))
            bulleted, indent = level is not None and (level.bulleted or not label), listed[1] * _INDENT
            bulleted = bulleted and level is not None and level.form != "none"
        written = tuple(words.pieces)
        lines = [Line(clean(line)) for line in words.text.split("\n") if clean(line)]
        for at, one in enumerate(paragraphs(lines)):
            first = at == 0
            yield Paragraph(
                one.text,
                part,
                kind=_declared(one.text, style),
                level=style.level if is_title(one.text, strong=True) else None,
                label=label if first else "",
                bulleted=bulleted and first,
                indent=indent,
                strong=words.bold or style.level is not None,
                revision=words.revision,
                marks=tuple(words.marks) if first else (),
                written=written,
            )

    def _table(self, table: Element, part: Part) -> Iterator[Paragraph]:
        styled = has_ground(table.find(f"{W}tblPr"))
        for row in _children(table, "tr"):
            if self._left_out(row, row.find(f"{W}trPr"), _PARAGRAPH_CHANGES):
                continue
            cells = [cell for cell in _children(row, "tc") if not self._continues(cell)]
            found = [
                list(self._on_ground(cell, part, shaded=styled or has_ground(cell.find(f"{W}tcPr")))) for cell in cells
            ]
            yield from _row(found, part)

    def _continues(self, cell: Element) -> bool:
        """Tell whether a cell only goes on with the one above it, or is not in the text."""
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is not None and merged.get(f"{W}val", "continue") == "continue":
            self.covered += len(shown_text(cell))
            return True
        return self._left_out(cell, cell.find(f"{W}tcPr"), _CELL_CHANGES)

    def _left_out(
        self, element: Element, properties: Element | None, changes: tuple[tuple[str, MarkKind], ...]
    ) -> bool:
        """Tell whether a change takes a row or a cell out of the text, and keep its words as a mark."""
        undone = self._undone(properties, changes)
        if undone is not None:
            self.marks.append(change_of(*undone, shown_text(element)))
        return undone is not None


def _row(cells: list[list[Paragraph]], part: Part) -> Iterator[Paragraph]:
    """Give a row as one paragraph, and what its cells hold of tables after it; a frame of one cell as it is."""
    part = Part.TABLE if part is Part.BODY else part
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and (len(cells) == 1 or len(filled[0]) > _DEEPEST):
        yield from filled[0]
        return
    own = [[one for one in cell if one.kind is not BlockKind.ROW] for cell in cells]
    text = " | ".join(" ".join(in_cell(one) for one in cell) for cell in own).strip()
    joined = tuple(one for cell in own for one in cell)
    if joined:
        marks = tuple(mark for one in joined for mark in one.marks)
        yield Paragraph(text, part, kind=BlockKind.ROW, marks=marks, inner=joined)
    for cell in cells:
        yield from (one for one in cell if one.kind is BlockKind.ROW)


def in_cell(one: Paragraph) -> str:
    """Give a paragraph as a row shows it, with its bullet or number."""
    return f"• {one.text}" if one.bulleted else f"{one.label} {one.text}".strip()


def _declared(text: str, style: Style) -> BlockKind | None:
    """Give the kind that the style declares; a sentence in the style of a heading is none."""
    if style.name.startswith("toc "):
        return BlockKind.PARAGRAPH
    if style.level is None and style.name not in {"title", "subtitle"}:
        return None
    return BlockKind.HEADING if is_title(text, strong=True) else None


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Give the children of a name, those within content controls and insertions too."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _children(child, name)
