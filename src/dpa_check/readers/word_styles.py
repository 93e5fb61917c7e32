"""The styles of a Word file: which are headings, bold, contents, and which list each belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dpa_check.readers.word_package import W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEADING: Final = re.compile(r"(?:heading|titre|überschrift)\s?(\d)$")
_WHOLE: Final = re.compile(r"[0-9]{1,5}\Z")
_DEEPEST: Final = 9
_OFF: Final = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Look:
    """How text is shown, None where nothing says: hidden or not, its colour ("FFFFFF"), its size in half points."""

    hidden: bool | None = None
    color: str | None = None
    size: int | None = None

    def over(self, base: Look) -> Look:
        """Give the look with what it does not say taken from the one it stands on."""
        return Look(
            base.hidden if self.hidden is None else self.hidden,
            self.color or base.color,
            base.size if self.size is None else self.size,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its depth as a heading from 1 or None, and the list it numbers its paragraphs in."""

    name: str = ""
    based_on: str = ""
    level: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    bold: bool | None = None
    look: Look = Look()


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by identifier; a property that a style does not set comes from the one it is based on."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""

    def of(self, style_id: str | None) -> Style:
        """Give a style with everything it inherits."""
        return self._inherited(style_id if style_id in self.by_id else self.default)

    def look(self, style_id: str | None) -> Look:
        """Give the look that a character style sets; that of no style says nothing."""
        return self._inherited(style_id).look

    def _inherited(self, at: str | None) -> Style:
        found = Style()
        seen: set[str] = set()
        while at and at in self.by_id and at not in seen:
            seen.add(at)
            found = _filled(found, self.by_id[at])
            at = self.by_id[at].based_on
        return found


def read_styles(root: Element | None) -> Styles:
    """Give the styles of ``styles.xml``."""
    by_id, default = {}, ""
    for one in root.iter(f"{W}style") if root is not None else ():
        if one.get(f"{W}type") not in {"paragraph", "character"}:
            continue
        style_id = one.get(f"{W}styleId", "")
        by_id[style_id] = _style(one)
        if one.get(f"{W}type") == "paragraph" and switched_on(one.get(f"{W}default", "0")):
            default = style_id
    return Styles(by_id, default)


def value(parent: Element | None, path: str) -> str | None:
    """Give the ``w:val`` of a descendant ("numPr/numId"), or None."""
    found = parent.find("/".join(W + step for step in path.split("/"))) if parent is not None else None
    return found.get(f"{W}val", "") if found is not None else None


def switched_on(setting: str | None) -> bool:
    """Tell whether a switch such as ``w:b`` is on; one without a value is.

    >>> switched_on(""), switched_on("0"), switched_on(None)
    (True, False, False)
    """
    return setting is not None and setting.lower() not in _OFF


def whole(setting: str | None) -> int | None:
    """Give a whole number that a file sets, or None for what is none, or is larger than any that Word writes.

    >>> whole("12"), whole("²"), whole("9" * 5000), whole(None)
    (12, None, None, None)
    """
    return int(setting) if setting is not None and _WHOLE.match(setting) else None


def look_of(parent: Element) -> Look:
    """Give the look that the ``w:rPr`` of an element sets."""
    hidden, size = value(parent, "rPr/vanish"), value(parent, "rPr/sz")
    return Look(
        None if hidden is None else switched_on(hidden),
        (value(parent, "rPr/color") or "").upper() or None,
        whole(size),
    )


def _style(one: Element) -> Style:
    name = (value(one, "name") or "").lower()
    outline = whole(value(one, "pPr/outlineLvl"))
    heading = _HEADING.match(name)
    level = int(heading[1]) if heading else None if outline is None else outline + 1
    bold = value(one, "rPr/b")
    return Style(
        name,
        value(one, "basedOn") or "",
        level if level and level <= _DEEPEST else None,
        value(one, "pPr/numPr/numId"),
        whole(value(one, "pPr/numPr/ilvl")),
        None if bold is None else switched_on(bold),
        look_of(one),
    )


def _filled(one: Style, base: Style) -> Style:
    return Style(
        one.name or base.name,
        "",
        base.level if one.level is None else one.level,
        base.list_id if one.list_id is None else one.list_id,
        base.list_level if one.list_level is None else one.list_level,
        base.bold if one.bold is None else one.bold,
        one.look.over(base.look),
    )
