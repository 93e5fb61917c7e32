"""Phrases compiled for one language: literals to look up at once, atoms, and the segments that join them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from dpa_check.library.phrase import Atom, PhraseError, Segment, Term, Word, parse
from dpa_check.matching.stems import fold

BUILT_IN: Final = ("duration", "number", "amount", "url", "email", "placeholder")
PARTIES: Final = ("processor", "controller", "subprocessor")

Reading: TypeAlias = "tuple[int, ...]"
"""Atoms that stand next to each other."""


@dataclass(frozen=True, slots=True, eq=False)
class CompiledPhrase:
    """A phrase as the ways to read it, each as segments of alternative readings separated by gaps.

    It also tells whether its own first words name a party, and whether it holds a negation.
    """

    ways: tuple[tuple[tuple[Reading, ...], ...], ...]
    names_party_first: bool
    has_negation: bool


@dataclass(frozen=True, slots=True)
class Use:
    """An atom that a literal stands for, and the exact forms its words must have (empty: any)."""

    atom: int
    forms: tuple[str | None, ...] = ()
    cased: bool = False


@dataclass
class Lexicon:
    """The literals and atoms of one language.

    ``literals`` maps a sequence of stems to what it is used for; ``atoms`` counts them; a term is one atom that
    several literals stand for.
    """

    split: Callable[[str], list[str]]
    stem: Callable[[str], str]
    ignores: Callable[[str], bool]
    negation_words: frozenset[str]
    literals: dict[tuple[str, ...], list[Use]] = field(default_factory=dict)
    terms: dict[str, int] = field(default_factory=dict)
    _words: dict[tuple[tuple[str, ...], tuple[str | None, ...]], int] = field(default_factory=dict)
    _phrases: dict[tuple[str, str], CompiledPhrase] = field(default_factory=dict)
    _count: int = 0

    def __post_init__(self) -> None:
        """Reserve the atoms of the built-in terms."""
        for name in BUILT_IN:
            self.terms[name] = self._new_atom()

    def _new_atom(self) -> int:
        self._count += 1
        return self._count

    def add_term(self, name: str, entries: Iterable[str], *, cased: bool = False) -> None:
        """Add a vocabulary entry; ``cased`` entries match letter for letter."""
        atom = self.terms.setdefault(name, self._new_atom())
        for entry in entries:
            ways = ((((tuple(Word(word) for word in entry.split())),),),) if cased else parse(entry)
            if len(ways) != 1 or len(ways[0]) != 1:
                message = f"a vocabulary entry has no gap: {entry!r}"
                raise PhraseError(message)
            for reading in ways[0][0]:
                if any(isinstance(part, Term) for part in reading):
                    message = f"a vocabulary entry names no other entry: {entry!r}"
                    raise PhraseError(message)
                words = [part for part in reading if isinstance(part, Word)]
                if cased:
                    raw = [piece for word in words for piece in self.split(word.text)]
                    stems = tuple(self.stem(piece) for piece in raw)
                    self._use(stems, Use(atom, tuple(raw), cased=True))
                else:
                    stems, forms = self._stems(words)
                    if not stems:
                        message = f"only ignored words in {entry!r}"
                        raise PhraseError(message)
                    self._use(stems, Use(atom, forms))

    def phrase(self, text: str, local: Mapping[str, str]) -> CompiledPhrase:
        """Give a phrase compiled; ``local`` maps the names of a file's own terms to their names in the lexicon.

        Raises PhraseError for a phrase that cannot be read or an unknown term.
        """
        key = (text, ",".join(f"{name}={local[name]}" for name in sorted(local)) if "<" in text else "")
        if key not in self._phrases:
            self._phrases[key] = self._compile(text, local)
        return self._phrases[key]

    def _compile(self, text: str, local: Mapping[str, str]) -> CompiledPhrase:
        parsed = parse(text)
        ways = tuple(tuple(self._segment(segment, local, text) for segment in segments) for segments in parsed)
        atoms = [atom for segments in parsed for segment in segments for reading in segment for atom in reading]
        words = [piece for atom in atoms if isinstance(atom, Word) for piece in self.split(fold(atom.text))]
        first = [reading[0] for segments in parsed for reading in segments[0]]
        party = all(isinstance(atom, Term) and atom.name in PARTIES for atom in first)
        return CompiledPhrase(ways, party, not self.negation_words.isdisjoint(words))

    def _segment(self, segment: Segment, local: Mapping[str, str], text: str) -> tuple[Reading, ...]:
        """Give the readings of a segment; one that holds nothing but ignored words is no reading."""
        readings = dict.fromkeys(self._reading(reading, local) for reading in segment)
        readings.pop((), None)
        if not readings:
            message = f"only ignored words stand between the gaps of {text!r}"
            raise PhraseError(message)
        return tuple(readings)

    def _reading(self, reading: tuple[Atom, ...], local: Mapping[str, str]) -> Reading:
        atoms: list[int] = []
        words: list[Word] = []
        for part in (*reading, None):
            if isinstance(part, Word):
                words.append(part)
                continue
            stems, forms = self._stems(words)
            words = []
            if stems:
                atoms.append(self._literal(stems, forms))
            if isinstance(part, Term):
                name = local.get(part.name, part.name)
                if name not in self.terms:
                    message = f"unknown vocabulary entry <{part.name}>"
                    raise PhraseError(message)
                atoms.append(self.terms[name])
        return tuple(atoms)

    def _stems(self, words: Iterable[Word]) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
        """Give the stems of the words that count, and the exact form asked of each, or None."""
        pieces = [
            (self.stem(piece), fold(piece) if word.exact else None)
            for word in words
            for piece in self.split(word.text)
            if piece.isupper() and len(piece) > 1 or not self.ignores(piece)
        ]
        forms = tuple(form for _, form in pieces)
        return tuple(stem for stem, _ in pieces), forms if any(forms) else ()

    def _literal(self, stems: tuple[str, ...], forms: tuple[str | None, ...]) -> int:
        key = (stems, forms)
        if key not in self._words:
            self._words[key] = self._new_atom()
            self._use(stems, Use(self._words[key], forms))
        return self._words[key]

    def _use(self, stems: tuple[str, ...], use: Use) -> None:
        self.literals.setdefault(stems, []).append(use)
