"""The phrase language parsed: a phrase becomes segments, separated by gaps, each a choice of word sequences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeAlias

MOST_READINGS: Final = 4000
"""How many ways a segment may be read; more is refused (the phrase should be several)."""

_GAPS: Final = ("...", "…")
_TOKEN: Final = re.compile(r"\.\.\.|…|<[^<>]+>|[()|?]|[^\s()|?<>…]+")


class PhraseError(ValueError):
    """A phrase that the language does not allow; the text says what to write instead."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase; ``exact`` when only this form matches."""

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A vocabulary entry, by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Any words."""


Atom: TypeAlias = "Word | Term | Gap"
Reading: TypeAlias = "tuple[Atom, ...]"
Segment: TypeAlias = "tuple[Reading, ...]"
Segments: TypeAlias = "tuple[Segment, ...]"


def parse(phrase: str) -> tuple[Segments, ...]:
    """Give the ways to read a phrase, each as segments with a gap between; a segment holds alternative readings.

    Raises PhraseError for unbalanced parentheses, an empty side, too many readings, or a phrase with no word that
    must be there.

    >>> [len(segment) for segment in parse("<processor> ... (fully | in full) liable?")[0]]
    [1, 4]
    """
    segments: list[Segment] = []
    current: list[str] = []
    depth = 0
    for token in [*_TOKEN.findall(phrase), "..."]:
        if token in _GAPS and depth == 0:
            segments.append(_segment(current))
            current = []
            continue
        depth += {"(": 1, ")": -1}.get(token, 0)
        current.append(token)
    if current:
        message = "a ( without its )"
        raise PhraseError(message)
    ways = [way for chosen in product(*map(_ways, segments)) for way in [tuple(s for part in chosen for s in part)]]
    return tuple(ways)


def _ways(segment: Segment) -> list[Segments]:
    """Give a segment as it is read without inner gaps, then each of its readings that has some, cut at them."""
    plain = tuple(reading for reading in segment if not any(isinstance(atom, Gap) for atom in reading))
    ways: list[Segments] = [(plain,)] if plain else []
    for reading in segment:
        if reading in plain:
            continue
        cut: list[list[Atom]] = [[]]
        for atom in reading:
            if isinstance(atom, Gap):
                cut.append([])
            else:
                cut[-1].append(atom)
        ways.append(tuple((tuple(part),) for part in cut if part))
    return ways


def _segment(tokens: list[str]) -> Segment:
    """Give every reading of a gapless run of tokens."""
    readings, rest = _choice(tokens, 0)
    if rest != len(tokens):
        message = "a ) without its ("
        raise PhraseError(message)
    unique = tuple(dict.fromkeys(readings))
    if any(all(isinstance(atom, Gap) for atom in reading) for reading in unique):
        message = "nothing is left here when the optional words are absent: a phrase needs a word that must be there"
        raise PhraseError(message)
    return unique


def _choice(tokens: list[str], at: int) -> tuple[list[Reading], int]:
    readings: list[Reading] = []
    while True:
        side, at = _sequence(tokens, at)
        readings += side
        if at < len(tokens) and tokens[at] == "|":
            at += 1
            continue
        return readings, at


def _sequence(tokens: list[str], at: int) -> tuple[list[Reading], int]:
    parts: list[list[Reading]] = []
    while at < len(tokens) and tokens[at] not in ("|", ")"):
        options, at = _piece(tokens, at)
        if at < len(tokens) and tokens[at] == "?":
            options, at = [*options, ()], at + 1
        parts.append(options)
    if not parts:
        message = "an empty phrase, or an empty side in ( … | … )"
        raise PhraseError(message)
    size = 1
    for options in parts:
        size *= len(options)
    if size > MOST_READINGS:
        message = f"more than {MOST_READINGS} ways to read this: write several phrases"
        raise PhraseError(message)
    return [tuple(atom for piece in chosen for atom in piece) for chosen in product(*parts)], at


def _piece(tokens: list[str], at: int) -> tuple[list[Reading], int]:
    token = tokens[at]
    if token == "(":
        readings, at = _choice(tokens, at + 1)
        if at >= len(tokens):
            message = "a ( without its )"
            raise PhraseError(message)
        return readings, at + 1
    if token in _GAPS:
        return [(Gap(),)], at + 1
    if token == "?":
        message = "a ? must stand right after a word or a )"
        raise PhraseError(message)
    if token.startswith("<"):
        return [(Term(" ".join(token[1:-1].split())),)], at + 1
    if token.startswith("=") and len(token) > 1:
        return [(Word(token[1:], exact=True),)], at + 1
    return [(Word(token),)], at + 1
