"""Sentences of a block: never cut inside "art. 28", "n° 5" or "(a)"; a list written in a line is cut into its items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_ABBREVIATIONS: Final = frozenset(
    [
        "art",
        "arts",
        "al",
        "cf",
        "ch",
        "chap",
        "ex",
        "inc",
        "ltd",
        "llc",
        "corp",
        "co",
        "no",
        "nos",
        "nr",
        "num",
        "p",
        "pp",
        "par",
        "para",
        "s",
        "sec",
        "ss",
        "st",
        "v",
        "vol",
        "vs",
        "e.g",
        "i.e",
        "etc",
        "m",
        "mm",
        "mme",
        "dr",
        "me",
        "sté",
        "sarl",
        "s.a.s",
        "s.a",
        "s.a.r.l",
        "n",
        "fig",
        "ann",
        "cl",
        "approx",
        "incl",
        "resp",
        "réf",
        "ref",
        "tel",
        "tél",
        "u.s",
        "u.k",
        "d.c",
        "b.v",
        "n.v",
    ]
)
_END: Final = re.compile(r"(?:[.!?]+[\"”»’')\]]*|;)(?=\s|$)")
_LIST_MARK: Final = re.compile(r"(?<=\s)(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)|[•▪–—-])\s(?=\w)")
_ELISION: Final = re.compile(r"^(?:[dl]|qu)['’]")
_SHORTEST_SPLIT: Final = 3
_FEWEST_MARKS: Final = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a block by its offsets; ``lead`` is the place (start, end) of the words that introduce it."""

    start: int
    end: int
    lead: tuple[int, int] | None = None


def pieces(text: str) -> list[Piece]:
    """Give the sentences of a block, in order, without the white space around them.

    >>> [("The Processor shall: (a) notify; (b) assist.")[p.start : p.end] for p in
    ...  pieces("The Processor shall: (a) notify; (b) assist.")]
    ['The Processor shall:', '(a) notify;', '(b) assist.']
    """
    found: list[Piece] = []
    for start, end in _sentences(text):
        found += _items(text, start, end)
    return _joined(text, found)


def _joined(text: str, found: list[Piece]) -> list[Piece]:
    """Give the pieces after a lead-in that ends a sentence part with a colon, cut at semicolons, that lead."""
    result: list[Piece] = []
    lead: tuple[int, int] | None = None
    for piece in found:
        if piece.lead is not None:
            result.append(piece)
            lead = piece.lead if text[piece.end - 1] == ";" else None
            continue
        colon = _colon(text, piece.start, piece.end)
        if lead is not None:
            result.append(Piece(piece.start, piece.end, lead))
            lead = lead if text[piece.end - 1] == ";" else None
        elif text[piece.end - 1] == ";" and colon is not None:
            lead = (piece.start, colon)
            result.append(Piece(piece.start, colon))
            start = _skip(text, colon, piece.end)
            if start < piece.end:
                result.append(Piece(start, piece.end, lead))
        else:
            result.append(piece)
    return result


def _colon(text: str, start: int, end: int) -> int | None:
    at = text.find(":", start, end)
    while at != -1:
        if at + 1 >= end or text[at + 1].isspace():
            return at + 1
        at = text.find(":", at + 1, end)
    return None


def _sentences(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for match in _END.finditer(text):
        if _is_boundary(text, start, match):
            begin = _skip(text, start, match.end())
            if begin < match.end():
                spans.append((begin, match.end()))
            start = match.end()
    begin = _skip(text, start, len(text))
    last = len(text.rstrip())
    if begin < last:
        spans.append((begin, last))
    return spans


def _is_boundary(text: str, start: int, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark == ";":
        return True
    after = text[match.end() :].lstrip()
    if not after:
        return True
    if not mark.startswith("."):
        return not after[0].islower()
    before = text[start : match.start()].split()
    word = before[-1].lower().lstrip("(«\"“'") if before else ""
    elided = _ELISION.sub("", word)
    if elided in _ABBREVIATIONS or (len(elided) == 1 and elided.isalpha()):
        return False
    if len(before) < _SHORTEST_SPLIT and re.fullmatch(r"[\d.]+|[ivxlc]+|annex\w*|article", word):
        return False
    return not after[0].islower()


def _items(text: str, start: int, end: int) -> list[Piece]:
    """Cut "…: (a) one (b) two" into a lead-in and its items."""
    marks = [match.start() for match in _LIST_MARK.finditer(text, start, end)]
    colon = _colon(text, start, end)
    if colon is None or colon >= end:
        return [Piece(start, end)]
    marks = [mark for mark in marks if mark >= colon]
    if len(marks) < _FEWEST_MARKS and not (marks and marks[0] <= colon + 1 and text[end - 1] == ";"):
        return [Piece(start, end)]
    lead = (start, colon)
    cuts = [*marks, end]
    first = _skip(text, colon, end)
    if first < cuts[0]:
        cuts.insert(0, first)
    spans = [(_skip(text, a, b), len(text[:b].rstrip())) for a, b in pairwise(cuts)]
    return [Piece(*lead), *(Piece(a, b, lead) for a, b in spans if a < b)]


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
