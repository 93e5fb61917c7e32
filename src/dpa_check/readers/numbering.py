"""Clause numbers as they are cited: an item "(a)" under "8.2" is "8.2(a)", a "2." under "Article 5" is "5.2"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from dpa_check.document import BlockKind
from dpa_check.readers.markers import Marker, Style, annex_name

_FIRST: Final = frozenset({"premier", "première", "premiere", "1er", "1ère", "1ere"})


@dataclass(frozen=True, slots=True)
class Place:
    """What a paragraph is in the outline, its number as cited and its depth from 1."""

    kind: BlockKind
    number: str | None
    level: int | None


@dataclass(slots=True)
class _Open:
    """A list that is open: its form, and its last label; ``indent`` tells bullets apart."""

    style: Style
    form: str
    label: str
    indent: float


@dataclass(slots=True)
class Numbers:
    """The numbers read so far; one is made for each document, and told each paragraph in order."""

    _root: str = ""
    _base: str = ""
    _top: int = 0
    _titled: bool = False
    _by_article: bool = False
    _child: int = 0
    _listing: bool = False
    _parent: str = ""
    _introduces: set[str] = field(default_factory=set)
    _after_colon: bool = False
    _open: list[_Open] = field(default_factory=list)

    def heading(self, marker: Marker | None, text: str) -> Place:
        """Take a heading, numbered or not."""
        self._open.clear()
        self._listing = False
        place = self._heading(marker)
        self._after_colon = text.endswith(":")
        return place

    def _heading(self, marker: Marker | None) -> Place:
        if marker is None:
            if not self._titled:
                self._start("", titled=False, by_article=False)
            return Place(BlockKind.HEADING, None, None)
        if marker.style is Style.ANNEX:
            self._start("", titled=False, by_article=False)
            return Place(BlockKind.HEADING, annex_name(marker), 1)
        if marker.style is Style.CHAPTER:
            return Place(BlockKind.HEADING, annex_name(marker), 1)
        if marker.style is Style.ARTICLE:
            return self._article(marker)
        if marker.style is Style.DECIMAL:
            number = self._decimal(marker, titled=True)
            return Place(BlockKind.HEADING, number, number.count(".") + 1)
        return Place(BlockKind.HEADING, marker.label, 1 if marker.label.strip("IVX") == "" else 2)

    @property
    def introduces(self) -> bool:
        """Tell whether the last paragraph ended with a colon, or was an item of a list without marks."""
        return self._after_colon or bool(
            self._open and self._open[-1].style is Style.BULLET and not self._open[-1].form
        )

    def lists(self, marker: Marker | None) -> bool:
        """Tell whether a short "1." or "2." goes on with a list that a colon introduced, and is no heading."""
        if marker is None or marker.style is not Style.DECIMAL or not marker.label.isdigit():
            return False
        if self._listing:
            return int(marker.label) == (self._child or self._top) + 1
        return self._after_colon and int(marker.label) == 1

    def numbered(self, marker: Marker, text: str, indent: float) -> Place:
        """Take a paragraph or an item that bears a number or a letter."""
        if marker.style is Style.ARTICLE:
            place = self._article(marker)
            place = Place(BlockKind.PARAGRAPH, place.number, place.level)
        elif marker.style in {Style.ANNEX, Style.CHAPTER}:
            place = Place(BlockKind.PARAGRAPH, None, None)
        elif marker.style is Style.DECIMAL:
            place = self._clause(marker)
        else:
            place = self._nested(marker, indent)
        self._after_colon = text.endswith(":")
        if self._after_colon and place.number:
            self._introduces.add(place.number)
        return place

    def bulleted(self, form: str, text: str, indent: float) -> Place:
        """Take an item that bears a bullet."""
        self._enter(_Open(Style.BULLET, form, "", indent))
        self._after_colon = text.endswith(":")
        return Place(BlockKind.ITEM, None, len(self._open))

    def interrupt(self, text: str) -> None:
        """Take a paragraph without a number, or a row: bullets end there, letters may go on after it."""
        self._open = [one for one in self._open if one.style is not Style.BULLET]
        self._after_colon = text.endswith(":")
        self._listing = False

    def _start(self, base: str, *, titled: bool, by_article: bool) -> None:
        self._root = self._base = base
        self._titled, self._by_article, self._child = titled, by_article, 0
        self._top = int(base) if base.isdigit() else 0
        self._open.clear()

    def _article(self, marker: Marker) -> Place:
        label = "1" if marker.label.lower() in _FIRST else marker.label
        self._start(label, titled=True, by_article=True)
        self._listing = False
        return Place(BlockKind.HEADING, label, label.count(".") + 1)

    def _clause(self, marker: Marker) -> Place:
        was_listing, introduced = self._listing, self._after_colon
        number = self._decimal(marker, titled=False)
        parent = number.rpartition(".")[0]
        goes_on = was_listing and ("." not in marker.label or parent == self._parent)
        self._listing = introduced or parent in self._introduces or goes_on
        self._parent = parent
        kind = BlockKind.ITEM if self._listing else BlockKind.PARAGRAPH
        return Place(kind, number, number.count(".") + 1)

    def _decimal(self, marker: Marker, *, titled: bool) -> str:
        self._open.clear()
        if "." in marker.label:
            self._root = self._base = marker.label
            self._child, self._titled = 0, self._titled or titled
            self._top = int(marker.label.split(".")[0])
            return marker.label
        count = int(marker.label)
        if self._is_child(count, titled=titled):
            self._child = count
            self._base = f"{self._root}.{count}"
            return self._base
        self._start(marker.label, titled=titled, by_article=False)
        return marker.label

    def _is_child(self, count: int, *, titled: bool) -> bool:
        """Tell whether a plain "2." counts within the current clause rather than after it."""
        if not self._base:
            return False
        if self._by_article:
            return True
        if titled:
            return False
        if self._child:
            return count == self._child + 1 or (self._titled and count != self._top + 1)
        return count == 1 and (self._titled or self._after_colon)

    def _nested(self, marker: Marker, indent: float) -> Place:
        style = self._style(marker)
        self._enter(_Open(style, marker.form, marker.label, indent))
        labels = "".join(f"({one.label})" for one in self._open if one.label)
        return Place(BlockKind.ITEM, f"{self._base}{labels}", len(self._open))

    def _style(self, marker: Marker) -> Style:
        """Tell the letter "i", "v" or "x" from the number."""
        if marker.style is not Style.ROMAN or len(marker.label) > 1:
            return marker.style
        for one in reversed(self._open):
            if one.style is Style.LETTER and one.label and ord(one.label[-1]) + 1 == ord(marker.label):
                return Style.LETTER
            if one.style is Style.ROMAN:
                return Style.ROMAN
        return Style.ROMAN if marker.label == "i" else Style.LETTER

    def _enter(self, item: _Open) -> None:
        """Open a list, or go on with one that is open and close those within it."""
        for depth, one in enumerate(self._open):
            if (one.style, one.form) == (item.style, item.form) and not _deeper(item, one):
                del self._open[depth:]
                break
        self._open.append(item)


def _deeper(item: _Open, one: _Open) -> bool:
    return item.style is Style.BULLET and item.indent > one.indent + 1
