"""Phrases compiled for one language: literals to look up at once, and the small trees that join them."""

from __future__ import annotations

from dataclasses import dataclass, field
from gettext import gettext as _
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from dpa_check.library.phrase import Choice, Gap, Maybe, Node, PhraseError, Sequence, Term, Word, parse
from dpa_check.matching.stems import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

BUILT_IN: Final = ("duration", "number", "amount", "url", "email", "placeholder")
PARTIES: Final = ("processor", "controller", "subprocessor")

Literal: TypeAlias = "tuple[tuple[str, ...], tuple[str | None, ...]]"


class Adjacent(NamedTuple):
    """Trees that stand next to each other; those of ``absent`` (by place) may be missing."""

    parts: tuple[Tree, ...]
    absent: tuple[bool, ...]


class Either(NamedTuple):
    """One of several trees."""

    options: tuple[Tree, ...]


Tree: TypeAlias = "int | Adjacent | Either"
"""An atom (a literal or a vocabulary entry, by number), or trees joined."""


@dataclass(frozen=True, slots=True, eq=False)
class CompiledPhrase:
    """A phrase as the ways to read it, each as segments with a gap between.

    It also tells whether its first words name a party, and whether it holds a negation.
    """

    ways: tuple[tuple[Tree, ...], ...]
    names_party_first: bool
    has_negation: bool

    def __reduce__(self) -> tuple[type[CompiledPhrase], tuple[object, ...]]:
        """Give what makes it again: a compiled library has thousands, and is read anew in every run."""
        return CompiledPhrase, (self.ways, self.names_party_first, self.has_negation)


class Use(NamedTuple):
    """An atom that a literal stands for, and the exact forms its words must have (empty: any)."""

    atom: int
    forms: tuple[str | None, ...] = ()
    cased: bool = False


@dataclass
class Lexicon:
    """The literals and atoms of one language; ``literals`` maps a sequence of stems to the atoms it stands for."""

    split: Callable[[str], list[str]]
    stem: Callable[[str], str]
    ignores: Callable[[str], bool]
    negation_words: frozenset[str]
    literals: dict[tuple[str, ...], list[Use]] = field(default_factory=dict)
    terms: dict[str, int] = field(default_factory=dict)
    _words: dict[Literal, int] = field(default_factory=dict)
    _phrases: dict[tuple[str, tuple[str, ...]], CompiledPhrase] = field(default_factory=dict)
    _count: int = 0

    def __post_init__(self) -> None:
        """Reserve the atoms of the built-in terms."""
        for name in BUILT_IN:
            self.terms[name] = self._new_atom()

    def _new_atom(self) -> int:
        self._count += 1
        return self._count

    def add_term(self, name: str, entries: Iterable[str], *, cased: bool = False) -> None:
        """Add a vocabulary entry; ``cased`` entries match letter for letter. Raises PhraseError."""
        atom = self.terms.setdefault(name, self._new_atom())
        for entry in entries:
            if cased:
                raw = tuple(self.split(entry))
                self._use(tuple(map(self.stem, raw)), Use(atom, raw, cased=True))
                continue
            readings = [words for segments in parse(entry) for words in _readings(segments, entry)]
            literals = [literal for literal in map(self._stems, readings) if literal[0]]
            if not literals:
                message = _("only ignored words in {entry!r}").format(entry=entry)
                raise PhraseError(message)
            for stems, forms in literals:
                self._use(stems, Use(atom, forms))

    def phrase(self, text: str, local: Mapping[str, str]) -> CompiledPhrase:
        """Give a phrase compiled; ``local`` maps the names of a file's own terms to their names in the lexicon.

        Raises PhraseError for a phrase that cannot be read or an unknown term.
        """
        key = (text, tuple(local.values()) if "<" in text else ())
        if key not in self._phrases:
            self._phrases[key] = self._compile(text, local)
        return self._phrases[key]

    def _compile(self, text: str, local: Mapping[str, str]) -> CompiledPhrase:
        parsed = parse(text)
        ways = []
        for segments in parsed:
            trees = [self._sequence(segment.parts, local) for segment in segments]
            if None in trees:
                message = _("only ignored words stand between the gaps of {text!r}").format(text=text)
                raise PhraseError(message)
            ways.append(tuple(tree for tree in trees if tree is not None))
        words = [piece for word in _words(parsed) for piece in self.split(fold(word.text))]
        party = all(_party_first(segments[0]) for segments in parsed)
        return CompiledPhrase(tuple(ways), party, not self.negation_words.isdisjoint(words))

    def _sequence(self, parts: tuple[Node, ...], local: Mapping[str, str]) -> Tree | None:
        """Give the tree of parts next to each other, or None where they are only ignored words."""
        trees: list[Tree] = []
        absent: list[bool] = []
        words: list[Word] = []
        for part in (*parts, None):
            if isinstance(part, Word):
                words.append(part)
                continue
            literal = self._stems(words)
            words = []
            if literal[0]:
                trees.append(self._literal(literal))
                absent.append(False)
            if part is not None and (tree := self._tree(part, local)) is not None:
                trees.append(tree)
                absent.append(isinstance(part, Maybe))
        if not trees:
            return None
        return trees[0] if len(trees) == 1 and not absent[0] else Adjacent(tuple(trees), tuple(absent))

    def _tree(self, node: Node, local: Mapping[str, str]) -> Tree | None:
        match node:
            case Term(name=name):
                return self._term(local.get(name, name))
            case Choice(options=options):
                trees = [tree for tree in (self._tree(option, local) for option in options) if tree is not None]
                return Either(tuple(dict.fromkeys(trees))) if len(trees) > 1 else next(iter(trees), None)
            case Maybe(node=inner):
                return self._tree(inner, local)
            case Sequence(parts=parts):
                return self._sequence(parts, local)
            case _:
                return self._sequence((node,), local)

    def _term(self, name: str) -> int:
        if name not in self.terms:
            message = _("unknown vocabulary entry <{name}>").format(name=name)
            raise PhraseError(message)
        return self.terms[name]

    def _stems(self, words: Iterable[Word]) -> Literal:
        """Give the stems of the words that count, and the exact form asked of each, or None."""
        pieces = [
            (self.stem(piece), fold(piece) if word.exact else None)
            for word in words
            for piece in self.split(word.text)
            if (len(piece) > 1 and piece.isupper()) or not self.ignores(piece)
        ]
        forms = tuple(form for _, form in pieces)
        return tuple(stem for stem, _ in pieces), forms if any(forms) else ()

    def _literal(self, literal: Literal) -> int:
        if literal not in self._words:
            self._words[literal] = self._new_atom()
            self._use(literal[0], Use(self._words[literal], literal[1]))
        return self._words[literal]

    def _use(self, stems: tuple[str, ...], use: Use) -> None:
        self.literals.setdefault(stems, []).append(use)


def _readings(segments: tuple[Sequence, ...], entry: str) -> list[list[Word]]:
    """Give every sequence of words a vocabulary entry stands for."""
    if len(segments) != 1:
        message = _("a vocabulary entry has no gap: {entry!r}").format(entry=entry)
        raise PhraseError(message)
    return _expanded(segments[0], entry)


def _expanded(node: Node, entry: str) -> list[list[Word]]:
    match node:
        case Word():
            return [[node]]
        case Choice(options=options):
            return [words for option in options for words in _expanded(option, entry)]
        case Maybe(node=inner):
            return [[], *_expanded(inner, entry)]
        case Sequence(parts=parts):
            readings: list[list[Word]] = [[]]
            for part in parts:
                readings = [[*before, *after] for before in readings for after in _expanded(part, entry)]
            return readings
        case _:
            message = _("a vocabulary entry names no other entry: {entry!r}").format(entry=entry)
            raise PhraseError(message)


def _words(node: object) -> list[Word]:
    match node:
        case Word():
            return [node]
        case Sequence(parts=children) | Choice(options=children):
            return [word for child in children for word in _words(child)]
        case Maybe(node=child):
            return _words(child)
        case tuple():
            return [word for child in node for word in _words(child)]
        case _:
            return []


def _party_first(node: Node) -> bool:
    match node:
        case Term(name=name):
            return name in PARTIES
        case Sequence(parts=parts):
            return _party_first(parts[0])
        case Choice(options=options):
            return all(_party_first(option) for option in options)
        case Maybe() | Word() | Gap():
            return False
