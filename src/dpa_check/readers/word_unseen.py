"""Words of a Word file that a reader does not see: hidden, white on white, or too small to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dpa_check.document import MarkKind
from dpa_check.readers.word_package import W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from dpa_check.readers.word_styles import Look

_SMALLEST: Final = 8
"""Half points: text of 4 points or less is not read by anyone."""
_WHITE: Final = "FFFFFF"
_BLANK: Final = frozenset({"AUTO", "", _WHITE})


def unseen(look: Look, *, shaded: bool) -> MarkKind | None:
    """Give why text of that look is not seen, or None; on a ``shaded`` ground white text is seen.

    >>> from dpa_check.readers.word_styles import Look
    >>> unseen(Look(color="FFFFFF"), shaded=False).value, unseen(Look(color="FFFFFF"), shaded=True)
    ('white', None)
    """
    if look.hidden:
        return MarkKind.HIDDEN
    if look.color == _WHITE and not shaded:
        return MarkKind.WHITE
    return MarkKind.TINY if look.size is not None and look.size <= _SMALLEST else None


def has_ground(properties: Element | None) -> bool:
    """Tell whether properties (of a run, a paragraph, a cell) set a ground that is not white; a table's style may."""
    if properties is None:
        return False
    shades = [one.get(f"{W}fill", "").upper() for one in properties.findall(f"{W}shd")]
    grounds = ("highlight", "tblStyle")
    return any(one not in _BLANK for one in shades) or any(properties.find(W + one) is not None for one in grounds)
