"""Cross-references of an agreement: those that lead to one of its clauses, and those that lead nowhere."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dpa_check.document import BlockKind, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.document import Document
    from dpa_check.library.schema import Elsewhere

_CITED: Final = re.compile(
    r"\b(?P<noun>(?i:articles?|clauses?|sections?|paragraphs?|paragraphes?|art\.))\s+(?:[nN]°\s*)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?![\w%]|\.\d|[-/]\d)(?P<after>.{0,90})"
)
_OWN: Final = re.compile(
    r"[\s()a-z\d,.]{0,12}(?:of|to|in) (?:this|the present)|"
    r"[\s()a-z\d,.]{0,12}(?:du présent|de la présente|des présentes|de cet|ci-(?:dessus|dessous|après|avant))|"
    r"\s*(?:above|below)\b",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"[\s()a-zA-Z\d,.§-]{0,14}\b(?:of|to|under|du|de|des|d['’]|de l['’]|aux?|L)\b", re.IGNORECASE
)
_HIGHEST: Final = 11
"""Above it, and above the agreement's own clauses, a bare "article 28" is that of a law (GDPR Art. 12 ff., the SCC)."""
_FEWEST: Final = 3
"""Numbered clauses that an agreement must have for its references to be judged."""


def dead_references(document: Document, elsewhere: Elsewhere) -> tuple[str, ...]:
    """Give the references to a clause that the agreement has not, each once, in their order ("clause 12.4").

    Only those that can but mean this agreement count: "clause 9" or "article 9 of this agreement", never one of a law
    or of another contract. Where few clauses bear numbers, none is judged.
    """
    held = _held(document)
    tops = {number.partition(".")[0] for number in held}
    if len(tops) < _FEWEST:
        return ()
    dead = (
        f"{noun} {number}"
        for noun, number in _own_references(document, held, elsewhere)
        if number not in held and not _goes_deeper(number, held)
    )
    return tuple(dict.fromkeys(dead))


def _held(document: Document) -> frozenset[str]:
    """Give the numbers of the clauses, with those above each: "8.2(a)" stands in "8.2" and in "8"."""
    numbers = (block.number.partition("(")[0] for block in document.blocks if block.number)
    steps = (number.split(".") for number in numbers if number[:1].isdigit())
    return frozenset(".".join(step[: depth + 1]) for step in steps for depth in range(len(step)))


def _goes_deeper(number: str, held: frozenset[str]) -> bool:
    """Tell whether a number goes deeper than those of its clause, which then may hold it unnumbered."""
    above = number.rpartition(".")[0]
    return bool(above) and above in held and not any(one.startswith(f"{above}.") for one in held)


def _own_references(document: Document, held: frozenset[str], elsewhere: Elsewhere) -> Iterator[tuple[str, str]]:
    highest = max([_HIGHEST, *(int(number) for number in held if number.isdigit())])
    for block in document.blocks:
        if block.part in {Part.HEADER, Part.FOOTER} or block.kind is BlockKind.HEADING:
            continue
        foreign = _any_of(elsewhere.not_of).search(block.text) is not None
        for match in _CITED.finditer(block.text):
            own = _OWN.match(match["after"]) is not None
            law = foreign or match["noun"].lower() == "art." or _OTHER.match(match["after"]) is not None
            if match.start() > 0 and (own or not (law or int(match["number"].partition(".")[0]) > highest)):
                yield match["noun"].lower(), match["number"]


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b", re.IGNORECASE)
