"""Text as it should be read: ligatures undone, every space plain, invisible characters gone."""

from __future__ import annotations

import re
from typing import Final

_LIGATURES: Final = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_SPACES: Final = dict.fromkeys(
    (0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), " "
)
_INVISIBLE: Final = dict.fromkeys(
    (0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0xFFF9, 0xFFFC), 0xFEFF), ""
)
_CONTROLS: Final = dict.fromkeys((*range(0x20), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)), " ")
_LOOK_ALIKES: Final = {0x2010: "-", 0x2011: "-", 0x02BC: "’", 0x02EE: "”", 0x00B4: "’"}
_SYMBOL_BULLETS: Final = dict.fromkeys((0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8, 0xF0FC, 0xF076, 0xF02D), "•")
_TABLE: Final = (
    {ord(sign): letters for sign, letters in _LIGATURES.items()}
    | _CONTROLS
    | _SPACES
    | _INVISIBLE
    | _LOOK_ALIKES
    | _SYMBOL_BULLETS
)
_LETTERS_APART: Final = re.compile(r"(?:\b\w ){4,}\w\b")


def clean(text: str) -> str:
    r"""Give the text on one line, with plain spaces, its ligatures undone and without what cannot be seen.

    >>> clean("con\u00adﬁdentiel\u202f: oui")
    'confidentiel : oui'
    """
    return " ".join(text.translate(_TABLE).split())


def letters(character: str) -> str:
    r"""Give what ``clean`` leaves of one character, nothing for a space: the same letters in the same order.

    >>> [letters(character) for character in "ﬁ\u00ad\u202f:"]
    ['fi', '', '', ':']
    """
    return "".join(character.translate(_TABLE).split())


def closed_up(text: str) -> str:
    """Give a title set in spaced letters as a word: "A N N E X E" is "ANNEXE".

    >>> closed_up("A N N E X E 1")
    'ANNEXE1'
    """
    return _LETTERS_APART.sub(lambda match: match.group().replace(" ", ""), text)
