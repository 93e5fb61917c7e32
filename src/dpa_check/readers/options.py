"""How a file is to be read: whether pictures of text are recognised, and the bounds that no file may pass."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field, fields
from gettext import gettext as _
from pathlib import Path
from typing import Final, Literal, TypeAlias

from dpa_check.errors import ReadingError

OcrChoice: TypeAlias = Literal["auto", "always", "never"]
Revisions: TypeAlias = Literal["accepted", "rejected"]

_MEMORY: Final = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a file may take; a file that takes more is refused, or its pages left unread, with a line that says so.

    Time and memory are looked at between pages and parts, memory only where the system tells it (Linux).
    """

    bytes: int = 200_000_000
    unpacked: int = 300_000_000
    part: int = 60_000_000
    pages: int = 2000
    nesting: int = 100
    seconds: int = 40
    megabytes: int = 1200

    @classmethod
    def of(cls, settings: list[str]) -> Bounds:
        """Give the bounds with those of "name=number" changed; raises ValueError for another name or no number.

        >>> Bounds.of(["pages=10"]).pages
        10
        """
        known = {one.name for one in fields(cls)}
        changed = {}
        for setting in settings:
            name, _equals, number = setting.partition("=")
            if name not in known or not number.isdecimal() or int(number) < 1:
                message = _("{setting}: no bound; write NAME=NUMBER, where NAME is one of {known}").format(
                    setting=setting, known=", ".join(sorted(known))
                )
                raise ValueError(message)
            changed[name] = int(number)
        return cls(**changed)


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: text recognition where a page has none (auto), on every page, or never; tracked changes; bounds."""

    ocr: OcrChoice = "auto"
    bounds: Bounds = Bounds()
    revisions: Revisions = "accepted"


@dataclass(frozen=True, slots=True)
class Budget:
    """What is left of the time and the memory for one file, from the moment it is made.

    ``held`` are the megabytes that the process took before: the files of a run do not count against each other.
    """

    source: str
    bounds: Bounds
    start: float = field(default_factory=time.monotonic)
    held: int = field(default_factory=lambda: _megabytes())  # noqa: PLW0108  defined below

    @property
    def seconds_left(self) -> float:
        """Give the seconds that are left; below 0 when the time is up."""
        return self.start + self.bounds.seconds - time.monotonic()

    def check(self) -> None:
        """Raise ReadingError ``too-long`` or ``too-large`` where the file has taken more than it may."""
        if self.seconds_left < 0:
            raise ReadingError(self.source, "too-long", seconds=str(self.bounds.seconds))
        if _megabytes() - self.held > self.bounds.megabytes:
            raise ReadingError(self.source, "too-large", megabytes=str(self.bounds.megabytes))


def _megabytes() -> int:
    """Give the memory that the process takes, or 0 where the system does not tell."""
    try:
        resident = int(_MEMORY.read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return resident * os.sysconf("SC_PAGE_SIZE") // 1_000_000
