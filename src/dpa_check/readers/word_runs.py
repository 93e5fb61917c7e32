"""The words of one Word paragraph, tracked changes being accepted, and the text boxes anchored in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dpa_check.document import Revision
from dpa_check.readers.word_package import W
from dpa_check.readers.word_styles import switched_on, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SKIPPED: Final = frozenset(
    W + name
    for name in (
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "instrText",
        "delText",
        "delInstrText",
        "sdtPr",
        "sdtEndPr",
        "footnotePr",
    )
)
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


@dataclass(slots=True)
class Words:
    """What one paragraph holds: its text, whether all of it is bold or inserted, and its text boxes."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: int = 0
    bold: bool = True
    inserted: list[Revision | None] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Give the text, one line for each line break in it."""
        return "".join(self.pieces)

    @property
    def revision(self) -> Revision | None:
        """Give the insertion that the whole text is part of, or None."""
        return self.inserted[0] if self.inserted and None not in self.inserted else None


def words_of(paragraph: Element, *, bold: bool) -> Words:
    """Give the words of a paragraph; ``bold`` is what its style says of them."""
    words = Words()
    _collect(paragraph, words, bold=bold, inserted=None)
    return words


def chosen(alternatives: Element) -> Element | None:
    """Give the one of Word's alternative contents that is to be read: the first, or else the fallback."""
    first = alternatives.find(f"{_MC}Choice")
    return alternatives.find(f"{_MC}Fallback") if first is None else first


def is_alternative(element: Element) -> bool:
    """Tell whether an element offers alternative contents, of which one only is to be read."""
    return element.tag == f"{_MC}AlternateContent"


def _collect(parent: Element, words: Words, *, bold: bool, inserted: Revision | None) -> None:
    for child in parent:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{W}r":
            _collect(child, words, bold=_stands_out(child, bold=bold), inserted=inserted)
        elif child.tag in {f"{W}ins", f"{W}moveTo"}:
            _collect(child, words, bold=bold, inserted=_revision(child))
        elif child.tag == f"{W}txbxContent":
            words.boxes.append(child)
        elif is_alternative(child):
            branch = chosen(child)
            if branch is not None:
                _collect(branch, words, bold=bold, inserted=inserted)
        elif not _take(child, words, bold=bold, inserted=inserted):
            _collect(child, words, bold=bold, inserted=inserted)


def _take(element: Element, words: Words, *, bold: bool, inserted: Revision | None) -> bool:
    """Add what an element itself shows; tell whether it shows anything."""
    if element.tag in {f"{W}t", _MATH_TEXT}:
        piece = element.text or ""
        if piece.strip():
            words.bold = words.bold and bold
            words.inserted.append(inserted)
    elif element.tag in _SIGNS:
        piece = _SIGNS[element.tag]
    elif element.tag == f"{W}sym":
        piece = _SYMBOLS.get(element.get(f"{W}char", "").upper(), "")
    elif element.tag == f"{W}checkBox":
        state = value(element, "checked")
        piece = "☒" if switched_on(value(element, "default") if state is None else state) else "☐"
    else:
        words.pictures += element.tag in {f"{W}drawing", f"{W}pict"}
        return False
    words.pieces.append(piece)
    return True


def _stands_out(run: Element, *, bold: bool) -> bool:
    """Tell whether a run is bold, underlined or in capitals; ``bold`` is what its style says."""
    own = value(run, "rPr/b")
    if own is not None and not switched_on(own):
        return False
    return bold or own is not None or any(switched_on(value(run, f"rPr/{name}")) for name in ("u", "caps", "smallCaps"))


def _revision(element: Element) -> Revision:
    return Revision("inserted", element.get(f"{W}author", ""), element.get(f"{W}date", ""))
