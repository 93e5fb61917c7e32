"""Quotations for the eye: cleaned, shortened, with their place in the agreement."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dpa_check.output.messages import say

if TYPE_CHECKING:
    from dpa_check.output.messages import Language
    from dpa_check.report import Evidence, Position

CUT: Final = "[…]"
LONGEST: Final = 320
HEAD_SHARE: Final = 0.6
UNSEEN: Final = {"Cc": " ", "Zl": " ", "Zp": " ", "Cf": "", "Cs": "\N{REPLACEMENT CHARACTER}"}
"""What stands for the characters that could move the cursor, reorder the line or hide text, by Unicode category."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the agreement and where they stand: "p. 4, clause 8.2"; those of one text and place are one."""

    text: str
    place: str
    position: Position | None = field(default=None, compare=False)


def quotation(evidence: Evidence, language: Language, longest: int | None = LONGEST) -> Quotation:
    """Give the quotation of ``evidence``, of at most ``longest`` characters (None: whole), in its quotation marks."""
    text = clean(evidence.quote.exact).removeprefix("- ")
    if longest is not None:
        text = shorten(text, longest)
    quoted = f"{say('quote.open', language)}{text}{say('quote.close', language)}"
    return Quotation(quoted, place(evidence, language), evidence.position)


def place(evidence: Evidence, language: Language) -> str:
    """Give the place of ``evidence``: its page, its clause number, outside the body its part, and OCR.

    A number that begins with a letter names its place by itself: "Annex 2, 3.1".
    """
    words = []
    if evidence.page is not None:
        words.append(say("place.page", language, page=evidence.page))
    number = clean(evidence.clause_number or "")
    if number[:1].isalpha():
        words.append(number)
    elif number:
        words.append(say("place.clause", language, number=number))
    if evidence.part != "body" and not (evidence.part == "annex" and number):
        words.append(say(f"part.{evidence.part}", language))
    if evidence.confidence is not None:
        words.append(say("place.recognised", language, confidence=f"{evidence.confidence:.0f}"))
    return ", ".join(words)


def clean(text: str) -> str:
    r"""Give ``text`` on one line, without the characters that could act on a screen.

    >>> clean("shall\x1b[2J\nnotify")
    'shall [2J notify'
    """
    return " ".join(word for word in inert(text).split(" ") if word)


def inert(text: str) -> str:
    r"""Give ``text`` without the characters that could act on a screen, its spaces as they are.

    >>> inert(" shall\u202e\tnotify ")
    ' shall notify '
    """
    return "".join(UNSEEN.get(unicodedata.category(character), character) for character in text)


def shorten(text: str, longest: int) -> str:
    """Give ``text`` cut in its middle to ``longest`` characters, on word boundaries.

    The two ends are kept, for a sentence says who owes what at its beginning, and when or how far at its end.

    >>> shorten("The Processor shall, where the law of the Union so requires, notify the Controller.", 50)
    'The Processor shall, where […] the Controller.'
    """
    if len(text) <= longest:
        return text
    room = longest - len(CUT) - 2
    head = text[: round(room * HEAD_SHARE) + 1].rpartition(" ")[0] or text[: round(room * HEAD_SHARE)]
    tail = text[len(head) - room - 1 :].partition(" ")[2] or text[len(head) - room :]
    return f"{head} {CUT} {tail}"
