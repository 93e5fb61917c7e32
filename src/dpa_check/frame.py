"""The visible part of a page of a PDF: from its own coordinates to those in which it is shown, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dpa_check.document import Box

_FARTHEST: Final = 1e9


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in its own coordinates, and how it is turned when shown."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @property
    def width(self) -> float:
        """Give the width as shown."""
        return self.top - self.bottom if self.rotation in {90, 270} else self.right - self.left

    @property
    def height(self) -> float:
        """Give the height as shown."""
        return self.right - self.left if self.rotation in {90, 270} else self.top - self.bottom

    def shown(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Give a box of the page's own coordinates as it is shown, from the upper left corner.

        >>> Frame(0, 0, 100, 200).shown(10, 20, float("nan"), 30)
        (10, 170, 0.0, 180)
        """
        if not -_FARTHEST < x0 + y0 + x1 + y1 < _FARTHEST:
            x0, y0, x1, y1 = (sound(edge) for edge in (x0, y0, x1, y1))
        if self.rotation == 90:  # noqa: PLR2004  a quarter turn
            return (y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left)
        if self.rotation == 180:  # noqa: PLR2004  a half turn
            return (self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom)
        if self.rotation == 270:  # noqa: PLR2004  three quarters
            return (self.top - y1, self.right - x1, self.top - y0, self.right - x0)
        return (x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)

    def own(self, box: Box) -> Box:
        """Give a box as it is shown, from the upper left corner, in the page's own coordinates: (x0, y0, x1, y1).

        >>> Frame(10, 20, 210, 320, 90).own(Frame(10, 20, 210, 320, 90).shown(30, 40, 50, 45))
        (30, 40, 50, 45)
        """
        x0, top, x1, bottom = box
        if self.rotation == 90:  # noqa: PLR2004  a quarter turn
            return (top + self.left, x0 + self.bottom, bottom + self.left, x1 + self.bottom)
        if self.rotation == 180:  # noqa: PLR2004  a half turn
            return (self.right - x1, top + self.bottom, self.right - x0, bottom + self.bottom)
        if self.rotation == 270:  # noqa: PLR2004  three quarters
            return (self.right - bottom, self.top - x1, self.right - top, self.top - x0)
        return (x0 + self.left, self.top - bottom, x1 + self.left, self.top - top)

    def corners(self, box: Box) -> tuple[tuple[float, float], ...]:
        """Give the corners of a box as it is shown, in the page's own coordinates: upper ones first, left before right.

        >>> Frame(0, 0, 100, 200).corners((10, 20, 30, 40))
        ((10, 180), (30, 180), (10, 160), (30, 160))
        """
        x0, top, x1, bottom = box
        return tuple(self.own((x, y, x, y))[:2] for x, y in ((x0, top), (x1, top), (x0, bottom), (x1, bottom)))


def sound(place: float) -> float:
    """Give a place on a page, 0 for one that is no number or is out of all reach: a damaged page may say so.

    >>> sound(12.5), sound(float("nan")), sound(float("inf"))
    (12.5, 0.0, 0.0)
    """
    return place if -_FARTHEST < place < _FARTHEST else 0.0
