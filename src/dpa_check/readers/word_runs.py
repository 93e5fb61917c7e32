"""The words of one Word paragraph, tracked changes accepted or rejected, and the text boxes anchored in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from dpa_check.document import Mark, MarkKind, Revision
from dpa_check.readers.cleaning import clean
from dpa_check.readers.paragraph import Written
from dpa_check.readers.word_comments import shown_text
from dpa_check.readers.word_package import W
from dpa_check.readers.word_styles import look_of, switched_on, value, whole
from dpa_check.readers.word_unseen import has_ground, unseen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from dpa_check.readers.options import Revisions
    from dpa_check.readers.word_styles import Look, Styles

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SKIPPED: Final = frozenset(
    W + name
    for name in (
        "pPr",
        "rPr",
        "instrText",
        "delInstrText",
        "sdtPr",
        "sdtEndPr",
        "footnotePr",
    )
)
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_BOXES: Final = ("☐", "☒")
_CHANGES: Final = {
    f"{W}ins": MarkKind.INSERTED,
    f"{W}moveTo": MarkKind.INSERTED,
    f"{W}del": MarkKind.DELETED,
    f"{W}moveFrom": MarkKind.DELETED,
}
_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_SYMBOLS: Final = {
    "F0A8": "☐",
    "F06F": "☐",
    "F0FE": "☒",
    "F078": "☒",
    "F052": "☑",
    "F0FC": "✓",
    "2610": "☐",
    "2612": "☒",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """What a paragraph stands in: the look of its style, whether it is bold or shaded, and how changes are read."""

    styles: Styles
    comments: Mapping[str, Mark]
    revisions: Revisions
    look: Look
    bold: bool
    shaded: bool


@dataclass(slots=True)
class Words:
    """What one paragraph holds: its text, whether all of it is bold or changed, its marks and its text boxes."""

    pieces: list[Written] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: int = 0
    bold: bool = True
    changed: list[Revision | None] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Give the text, one line for each line break in it."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def revision(self) -> Revision | None:
        """Give the change that the whole text is part of, or None."""
        return self.changed[0] if self.changed and None not in self.changed else None

    def mark(self, mark: Mark) -> None:
        """Add a mark; one that goes on with the last is part of it."""
        last = self.marks[-1] if self.marks else None
        if last is not None and replace(last, text="") == replace(mark, text="") and mark.kind is not MarkKind.COMMENT:
            self.marks[-1] = replace(last, text=f"{last.text} {mark.text}")
        elif mark.text:
            self.marks.append(mark)


def words_of(paragraph: Element, ground: Ground) -> Words:
    """Give the words of a paragraph."""
    words = Words()
    _collect(paragraph, words, ground, None)
    return words


def is_kept(kind: MarkKind, revisions: Revisions) -> bool:
    """Tell whether what a change inserts or deletes is part of the text, changes being accepted or rejected."""
    return (kind is MarkKind.INSERTED) == (revisions == "accepted")


def change_of(element: Element, kind: MarkKind, text: str) -> Mark:
    """Give the mark of a tracked change."""
    return Mark(kind, text, element.get(f"{W}author", ""), element.get(f"{W}date", ""))


def chosen(alternatives: Element) -> Element | None:
    """Give the one of Word's alternative contents that is to be read: the first with words, or else the first."""
    offered = [one for name in ("Choice", "Fallback") for one in alternatives.findall(_MC + name)]
    return next((one for one in offered if shown_text(one).strip()), offered[0] if offered else None)


def is_alternative(element: Element) -> bool:
    """Tell whether an element offers alternative contents, of which one only is to be read."""
    return element.tag == f"{_MC}AlternateContent"


def _collect(parent: Element, words: Words, ground: Ground, change: Revision | None) -> None:
    for child in parent:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{W}r":
            _collect(child, words, _ground_of(child, ground), change)
        elif child.tag in _CHANGES:
            kind = _CHANGES[child.tag]
            mark = change_of(child, kind, shown_text(child))
            words.mark(mark)
            if is_kept(kind, ground.revisions):
                _collect(child, words, ground, Revision(kind.value, mark.author, mark.date))
        elif child.tag == f"{W}txbxContent":
            words.boxes.append(child)
        elif is_alternative(child):
            branch = chosen(child)
            if branch is not None:
                _collect(branch, words, ground, change)
        elif not _take(child, words, ground, change):
            _collect(child, words, ground, change)


def _take(element: Element, words: Words, ground: Ground, change: Revision | None) -> bool:
    """Add what an element itself shows; tell whether it shows anything."""
    if element.tag in {f"{W}t", f"{W}delText", _MATH_TEXT}:
        piece = element.text or ""
        if piece.strip():
            words.bold = words.bold and ground.bold
            words.changed.append(change)
            kind = unseen(ground.look, shaded=ground.shaded)
            if kind is not None:
                words.mark(Mark(kind, clean(piece)))
    elif element.tag in _SIGNS:
        piece = _SIGNS[element.tag]
    elif element.tag == f"{W}sym":
        piece = _SYMBOLS.get(element.get(f"{W}char", "").upper(), "")
    elif element.tag == f"{W}checkBox":
        state = value(element, "checked")
        piece = _BOXES[switched_on(value(element, "default") if state is None else state)]
    elif element.tag == f"{W}ddList":
        piece = _choice(element)
    elif element.tag == f"{W}sdt" and element.find(f"{W}sdtPr/{_W14}checkbox") is not None:
        piece = _BOXES[switched_on(_state(element.find(f"{W}sdtPr/{_W14}checkbox/{_W14}checked")))]
    elif element.tag == f"{W}commentReference" and element.get(f"{W}id", "") in ground.comments:
        words.mark(ground.comments[element.get(f"{W}id", "")])
        return True
    else:
        words.pictures += element.tag in {f"{W}drawing", f"{W}pict"}
        return False
    words.pieces.append(Written(piece, element))
    return True


def _state(checked: Element | None) -> str | None:
    """Give the state of a box to check as its content control holds it, whatever sign shows it; None where empty."""
    return None if checked is None else checked.get(f"{_W14}val", "1")


def _choice(options: Element) -> str:
    """Give what is chosen of the list of an old form field, its first where nothing is told, as Word shows it."""
    entries = [one.get(f"{W}val", "") for one in options.findall(f"{W}listEntry")]
    told = whole(value(options, "result") or value(options, "default") or "0")
    return entries[told] if told is not None and told < len(entries) else ""


def _ground_of(run: Element, ground: Ground) -> Ground:
    """Give what the words of a run stand in; those of a text box in it have a ground of their own."""
    style_id = value(run, "rPr/rStyle")
    look = look_of(run).over(ground.styles.look(style_id)).over(ground.look)
    shaded = ground.shaded or has_ground(run.find(f"{W}rPr"))
    return replace(ground, look=look, bold=_stands_out(run, bold=ground.bold), shaded=shaded)


def _stands_out(run: Element, *, bold: bool) -> bool:
    """Tell whether a run is bold, underlined or in capitals; ``bold`` is what its style says."""
    own = value(run, "rPr/b")
    if own is not None and not switched_on(own):
        return False
    return bold or own is not None or any(switched_on(value(run, f"rPr/{name}")) for name in ("u", "caps", "smallCaps"))
