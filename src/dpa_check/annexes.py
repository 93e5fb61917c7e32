"""What an agreement refers to and its file does not hold: annexes that are not attached, pages behind links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from dpa_check.document import ANNEXES, BlockKind, Part
from dpa_check.matching.stems import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dpa_check.document import Block, Document
    from dpa_check.library.schema import Elsewhere

_WORD: Final = re.compile(r"\w+")
_LABEL: Final = r"(?P<label>\d{1,2}|[A-Z]|[IVX]{1,4})(?![\w’'])"
_CITED: Final = re.compile(rf"\b(?P<noun>(?i:{ANNEXES}))\s+(?:[nN]°\s*)?{_LABEL}")
_UNNAMED: Final = re.compile(rf"\b(?:en |l['’]|the |this |un )(?P<noun>{ANNEXES})\b(?P<label>)", re.IGNORECASE)
_OPENS: Final = re.compile(rf"\s*(?P<noun>(?i:{ANNEXES}))s?\s*(?:[nN]°\s*)?(?:{_LABEL}|(?=$|[:.–—-]))")
_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"»)\]|]+")
_END: Final = re.compile(r"(?<=[.;])\s+(?=[A-ZÀ-Ý«“\"(•-])")
_ROMAN: Final = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8"}
_LONGEST_TITLE: Final = 200
_FLOW: Final = frozenset({Part.BODY, Part.ANNEX, Part.TABLE})


@dataclass(frozen=True, slots=True)
class Absent:
    """A text that the agreement refers to and the file does not hold: its name, what it deals with, and where cited.

    ``kind`` is ``annex`` or ``link``; ``subjects`` are those of the library that the words around it speak of.
    """

    kind: Literal["annex", "link"]
    name: str
    subjects: frozenset[str]
    block: int


def absent_texts(document: Document, elsewhere: Elsewhere) -> tuple[Absent, ...]:
    """Give the annexes and links, each once, in the order in which the agreement first cites them."""
    held, listed = _held(document.blocks)
    found: dict[str, Absent] = {}
    heading = ""
    for at, block in enumerate(document.blocks):
        if block.part in _FLOW and block.kind is BlockKind.HEADING:
            heading = block.text
        for kind, name, words in _citations(block, held, elsewhere, opens=at in listed):
            subjects = _subjects(words, elsewhere) or _subjects(heading, elsewhere)
            key = _label(name) if kind == "annex" else name
            if kind == "link" and not subjects:
                continue
            known = found.get(key)
            found[key] = (
                Absent(kind, known.name, known.subjects | subjects, known.block)
                if known
                else Absent(kind, name, subjects, at)
            )
    return tuple(found.values())


def _citations(
    block: Block, held: frozenset[str], elsewhere: Elsewhere, *, opens: bool
) -> Iterator[tuple[Literal["annex", "link"], str, str]]:
    """Give the kind, the name and the sentence of what a block cites; ``opens``: it lists an annex by its title."""
    for sentence in _END.split(block.text):
        words = _folded(sentence)
        foreign = not opens and _says(words, elsewhere.not_of)
        matches = [*_CITED.finditer(sentence)] or ([] if held else [*_UNNAMED.finditer(sentence)])
        for match in [] if foreign else matches:
            name = f"{match['noun'].capitalize()} {match['label']}".strip()
            if _label(name) not in held:
                yield "annex", name, sentence
        for match in _LINK.finditer(sentence):
            link = match.group().rstrip(".,;:")
            if not any(site in link.lower() for site in elsewhere.public_sites):
                yield "link", link, sentence


def _held(blocks: Sequence[Block]) -> tuple[frozenset[str], frozenset[int]]:
    """Give the labels of the annexes that the file holds, and the blocks that only list annexes by their titles."""
    openings = {
        at: _label(f"x {match['label'] or ''}".strip())
        for at, block in enumerate(blocks)
        if block.part in _FLOW and len(block.text) <= _LONGEST_TITLE and (match := _OPENS.match(block.text))
    }
    listed = {
        at for at in openings if at + 1 in openings or (at - 1 in openings and blocks[at].kind is not BlockKind.HEADING)
    }
    held = {label for at, label in openings.items() if at not in listed and at + 1 < len(blocks)}
    return frozenset(held), frozenset(listed)


def _label(name: str) -> str:
    """Give the label of an annex, whatever it is called: "Annexe II" and "Schedule 2" are "2"; "" has no label."""
    label = name.partition(" ")[2]
    return _ROMAN.get(label, label)


def _subjects(text: str, elsewhere: Elsewhere) -> frozenset[str]:
    words = _folded(text)
    return frozenset(
        subject.id for subject in elsewhere.subjects if any(_says(words, phrases) for phrases in subject.words.values())
    )


def _says(words: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether words say one of the phrases, each word of which is the beginning of one of theirs."""
    return bool(phrases) and _sought(phrases).search(words) is not None


@cache
def _sought(phrases: tuple[str, ...]) -> re.Pattern[str]:
    ways = (r"\w* ".join(map(re.escape, _WORD.findall(fold(phrase)))) for phrase in phrases)
    return re.compile(f" (?:{'|'.join(ways)})")


def _folded(text: str) -> str:
    """Give the words of a text, folded, a blank before each."""
    return "".join(f" {word}" for word in _WORD.findall(fold(text)))
