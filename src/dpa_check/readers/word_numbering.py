"""The automatic numbers of Word, rebuilt from its lists: "5.2", "(a)", "Article 3"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dpa_check.readers.word_package import W
from dpa_check.readers.word_styles import switched_on, value, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROMANS: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_SMALL_ROMANS: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS: Final = 26
_PLACE: Final = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Level:
    """One depth of a list: the form of its numbers, the text around them ("(%3)"), and where it starts."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restarts: bool = True
    legal: bool = False
    style: str | None = None

    @property
    def bulleted(self) -> bool:
        """Tell whether the list shows a bullet and no number."""
        return self.form == "bullet"


@dataclass(frozen=True, slots=True)
class List:
    """A list of the file: its depths, where it starts anew, and the family with which it shares its count."""

    family: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a file and how far each has counted; paragraphs are to be told in order."""

    lists: dict[str, List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level(self, list_id: str, depth: int) -> Level | None:
        """Give one depth of a list, or None when the file has no such list."""
        found = self.lists.get(list_id)
        return found.levels.get(depth) if found else None

    def depth_of_style(self, list_id: str, style_id: str) -> int:
        """Give the depth that a list keeps for a style, 0 when it keeps none."""
        levels = self.lists[list_id].levels if list_id in self.lists else {}
        return next((depth for depth, level in levels.items() if level.style == style_id), 0)

    def next_label(self, list_id: str, depth: int) -> str:
        """Give the number of the next paragraph at a depth of a list, as Word shows it; "" for a bullet."""
        level = self.level(list_id, depth)
        if level is None:
            return ""
        own = self.lists[list_id]
        counts = self._counts.setdefault(own.family, {})
        if (list_id, depth) not in self._begun and depth in own.starts:
            counts[depth] = own.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._begun.add((list_id, depth))
        for deeper in [at for at in counts if at > depth and self._restarts(list_id, at)]:
            del counts[deeper]
        return "" if level.bulleted else self._shown(list_id, level, counts)

    def _restarts(self, list_id: str, depth: int) -> bool:
        level = self.level(list_id, depth)
        return level is None or level.restarts

    def _shown(self, list_id: str, level: Level, counts: dict[int, int]) -> str:
        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            one = self.level(list_id, at) or Level()
            return formed(counts.setdefault(at, one.start), "decimal" if level.legal else one.form)

        return _PLACE.sub(number, level.text).strip()


def read_numbering(root: Element | None) -> Numbering:
    """Give the lists of ``numbering.xml``, none of which has counted yet."""
    if root is None:
        return Numbering()
    families = {one.get(f"{W}abstractNumId", ""): one for one in root.iter(f"{W}abstractNum")}
    styled = {value(one, "styleLink"): key for key, one in families.items()}
    lists = {}
    for one in root.iter(f"{W}num"):
        family = value(one, "abstractNumId") or ""
        link = value(families.get(family), "numStyleLink")
        family = styled.get(link, family) if link else family
        lists[one.get(f"{W}numId", "")] = _list(family, families.get(family), one)
    return Numbering(lists)


def _list(family: str, shared: Element | None, own: Element) -> List:
    levels = _levels(shared)
    starts = {}
    for override in own.iter(f"{W}lvlOverride"):
        depth = whole(override.get(f"{W}ilvl", "0")) or 0
        levels |= _levels(override)
        start = whole(value(override, "startOverride"))
        if start is not None:
            starts[depth] = start
    return List(family, levels, starts)


def _levels(parent: Element | None) -> dict[int, Level]:
    if parent is None:
        return {}
    return {whole(one.get(f"{W}ilvl", "0")) or 0: _level(one) for one in parent.iter(f"{W}lvl")}


def _level(one: Element) -> Level:
    start = whole(value(one, "start"))
    return Level(
        form=value(one, "numFmt") or "decimal",
        text=value(one, "lvlText") or "",
        start=1 if start is None else start,
        restarts=value(one, "lvlRestart") != "0",
        legal=switched_on(value(one, "isLgl")),
        style=value(one, "pStyle"),
    )


def formed(count: int, form: str) -> str:
    """Give a count in the form of a list.

    >>> [formed(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "decimalZero")]
    ['4', 'd', 'IV', '04']
    """
    if form == "none":
        return ""
    if form in {"lowerLetter", "upperLetter"}:
        letters = chr(ord("a") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"}:
        return _roman(count) if form == "lowerRoman" else _roman(count).upper()
    return f"{count:02}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    digits = ""
    for worth, letters in (*_ROMANS, *_SMALL_ROMANS):
        repeated, count = divmod(count, worth)
        digits += letters * repeated
    return digits
