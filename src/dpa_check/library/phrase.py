"""The phrase language parsed: a phrase becomes segments with gaps between; a segment is a small tree of choices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from gettext import gettext as _
from itertools import product
from typing import Final, TypeAlias

MOST_WAYS: Final = 64
"""How many ways gaps inside parentheses may make a phrase be read; more is refused."""

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


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts that stand next to each other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """Something that may be absent."""

    node: Node


Node: TypeAlias = "Word | Term | Gap | Sequence | Choice | Maybe"
Segments: TypeAlias = "tuple[Sequence, ...]"


def parse(phrase: str) -> tuple[Segments, ...]:
    """Give the ways to read a phrase, each as segments with a gap between.

    There is one way, unless a gap stands inside parentheses. Raises PhraseError for unbalanced parentheses, an empty
    side, a phrase that may be absent altogether, or too many ways.

    >>> [len(segments) for segments in parse("<processor> ... (fully | in full) liable?")]
    [2]
    """
    tokens = _TOKEN.findall(phrase)
    tree, rest = _choice(tokens, 0)
    if rest != len(tokens):
        message = _("a ) without its (")
        raise PhraseError(message)
    flat = [tree.parts] if isinstance(tree, Sequence) and not _gap_inside(tokens) else _ways(tree)
    ways = [_cut(parts) for parts in flat]
    if len(ways) > MOST_WAYS:
        message = _("more than {most} ways to read this: write several phrases").format(most=MOST_WAYS)
        raise PhraseError(message)
    if not all(ways):
        message = _("nothing need stand here: a phrase needs a word that must be there")
        raise PhraseError(message)
    return tuple(dict.fromkeys(ways))


def _gap_inside(tokens: list[str]) -> bool:
    """Tell whether a gap stands inside parentheses."""
    depth = 0
    for piece in tokens:
        depth += (piece == "(") - (piece == ")")
        if depth and piece in _GAPS:
            return True
    return False


def _choice(tokens: list[str], at: int) -> tuple[Node, int]:
    options: list[Node] = []
    while True:
        side, at = _sequence(tokens, at)
        options.append(side)
        if at < len(tokens) and tokens[at] == "|":
            at += 1
            continue
        return (options[0] if len(options) == 1 else Choice(tuple(options))), at


def _sequence(tokens: list[str], at: int) -> tuple[Node, int]:
    parts: list[Node] = []
    while at < len(tokens) and tokens[at] not in ("|", ")"):
        part, at = _piece(tokens, at)
        if at < len(tokens) and tokens[at] == "?":
            part, at = Maybe(part), at + 1
        parts.append(part)
    if not parts:
        message = _("an empty phrase, or an empty side in ( … | … )")
        raise PhraseError(message)
    return Sequence(tuple(parts)), at


def _piece(tokens: list[str], at: int) -> tuple[Node, int]:
    piece = tokens[at]
    if piece == "(":
        node, at = _choice(tokens, at + 1)
        if at >= len(tokens) or tokens[at] != ")":
            message = _("a ( without its )")
            raise PhraseError(message)
        return node, at + 1
    if piece in _GAPS:
        return Gap(), at + 1
    if piece == "?":
        message = _("a ? must stand right after a word or a )")
        raise PhraseError(message)
    if piece.startswith("<"):
        return Term(" ".join(piece[1:-1].split())), at + 1
    if piece.startswith("=") and len(piece) > 1:
        return Word(piece[1:], exact=True), at + 1
    return Word(piece), at + 1


def _ways(node: Node) -> list[tuple[Node, ...]]:
    """Give the flat sequences a tree stands for, opening only the choices that hold a gap."""
    if not _has_gap(node) or isinstance(node, Gap):
        return [node.parts] if isinstance(node, Sequence) else [(node,)]
    if isinstance(node, Sequence):
        each = [_ways(part) if _has_gap(part) else [(part,)] for part in node.parts]
        return [tuple(part for parts in chosen for part in parts) for chosen in product(*each)]
    if isinstance(node, Choice):
        plain = tuple(option for option in node.options if not _has_gap(option))
        ways: list[tuple[Node, ...]] = [(Choice(plain),)] if plain else []
        return ways + [way for option in node.options if _has_gap(option) for way in _ways(option)]
    return [(), *_ways(node.node)] if isinstance(node, Maybe) else [(node,)]


def _has_gap(node: Node) -> bool:
    match node:
        case Gap():
            return True
        case Sequence(parts=children) | Choice(options=children):
            return any(_has_gap(child) for child in children)
        case Maybe(node=child):
            return _has_gap(child)
        case _:
            return False


def _cut(parts: tuple[Node, ...]) -> Segments:
    """Give the segments between the gaps; one that may be absent altogether says no more than the gap."""
    segments: list[list[Node]] = [[]]
    for part in parts:
        if isinstance(part, Gap):
            segments.append([])
        else:
            segments[-1].append(part)
    cut = (Sequence(tuple(segment)) for segment in segments)
    return tuple(segment for segment in cut if not _may_be_absent(segment))


def _may_be_absent(node: Node) -> bool:
    match node:
        case Maybe():
            return True
        case Sequence(parts=parts):
            return all(_may_be_absent(part) for part in parts)
        case Choice(options=options):
            return any(_may_be_absent(option) for option in options)
        case _:
            return False
