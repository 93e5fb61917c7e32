"""A clause library compiled for matching: the lexicon, the anchors and every rule of one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from gettext import gettext as _
from typing import TYPE_CHECKING

from dpa_check.errors import LibraryError
from dpa_check.library.phrase import PhraseError
from dpa_check.matching.anchors import Anchors
from dpa_check.matching.lexicon import CompiledPhrase, Lexicon
from dpa_check.matching.limits import Quantities
from dpa_check.matching.stems import Stems, fold
from dpa_check.nlp.tokenizer import split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dpa_check.library.language import Language
    from dpa_check.library.schema import Library
    from dpa_check.library.wording import Pattern, Phrase, Scope, Wording


@dataclass(frozen=True, slots=True)
class CompiledPattern:
    """A line of ``look_for``, compiled, with the line it stands on."""

    all_of: tuple[CompiledPhrase, ...]
    within: Scope
    under: CompiledPhrase | None
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """What one element, check or fact looks for in one language."""

    clause: str
    id: str
    kind: str
    file: str
    anywhere: bool
    by_processor: bool
    patterns: tuple[CompiledPattern, ...]
    unless: tuple[CompiledPhrase, ...]
    apart_from: tuple[CompiledPhrase, ...]
    beside: tuple[str, ...]


@dataclass
class CompiledLanguage:
    """Everything that matching needs of one language."""

    language: Language
    stems: Stems
    lexicon: Lexicon
    quantities: Quantities
    placeholders: tuple[str, ...]
    rules: tuple[Rule, ...]
    negations: tuple[CompiledPhrase, ...]
    look_alikes: tuple[CompiledPhrase, ...]
    roles: Mapping[str, tuple[CompiledPhrase, ...]]
    passives: frozenset[str]
    active_states: frozenset[str]
    party_words: Mapping[str, tuple[str, ...]]
    institutions: frozenset[str]
    titles: frozenset[tuple[str, ...]]

    def is_word(self, form: str) -> bool:
        """Tell whether a word stands in the library, so that it is no name."""
        return self.stems.ignores(form) or self.stems.stem(form) in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(stem for literal in self.lexicon.literals for stem in literal)

    @cached_property
    def anchors(self) -> Anchors:
        """The matcher over the library's literals, made at the first use."""
        return Anchors(self.lexicon.literals, self.titles)


def compile_language(library: Library, language: Language, *, accents: bool = True) -> CompiledLanguage:
    """Give the library compiled for one language; without ``accents`` for a text that is written without them.

    Raises LibraryError, with file and line, for a phrase that cannot be read.
    """
    vocabulary, qualifiers = library.vocabulary[language], library.qualifiers[language]
    stems = Stems(language, own=vocabulary.stems, ignored=vocabulary.ignored, accents=accents)
    negation_words = frozenset(
        fold(word) for entry in qualifiers.negations if len(alone := split_words(entry.text)) == 1 for word in alone
    )
    lexicon = Lexicon(split_words, stems.stem, stems.ignores, negation_words)
    shared = f"vocabulary/{language}.yaml"
    for name, entries in vocabulary.terms.items():
        _add_term(lexicon, name, entries, shared)
    for name, entries in vocabulary.exact.items():
        _add_term(lexicon, name, entries, shared, cased=True)

    def words(phrases: Iterable[Phrase], file: str = f"qualifiers/{language}.yaml") -> tuple[CompiledPhrase, ...]:
        return tuple(_phrase(lexicon, phrase, file, {}) for phrase in phrases)

    quantities = library.quantities[language]
    return CompiledLanguage(
        language=language,
        stems=stems,
        lexicon=lexicon,
        quantities=Quantities.of(quantities.numbers, quantities.units, quantities.business, quantities.plain),
        placeholders=quantities.placeholders,
        rules=tuple(_rules(library, language, lexicon)),
        negations=words(qualifiers.negations),
        look_alikes=words(qualifiers.look_alikes),
        roles={
            "definition_sentence": words(qualifiers.definitions),
            "definitions": words(qualifiers.definitions_headings),
            "recitals": words(qualifiers.recitals_headings),
            "recital_sentence": words(qualifiers.recital_openings),
            "contents": words(qualifiers.contents_headings),
            "duties": words(qualifiers.duties_headings),
            "help": words(qualifiers.help_headings),
            "title": words(library.kind.titles[language], "library.yaml"),
            "other_title": words(library.kind.other_titles[language], "library.yaml"),
            "strong_sign": words(library.kind.strong_signs[language], "library.yaml"),
            "sign": words(library.kind.signs[language], "library.yaml"),
        },
        passives=frozenset(stems.stem(word) for word in qualifiers.passives),
        active_states=frozenset(stems.stem(word) for word in qualifiers.active_states),
        party_words={
            role: tuple(entry.text for entry in vocabulary.terms[role])
            for role in ("processor", "controller", "subprocessor")
        },
        institutions=frozenset(vocabulary.institutions),
        titles=frozenset(tuple(map(stems.stem, split_words(title))) for title in vocabulary.titles),
    )


def _add_term(lexicon: Lexicon, name: str, entries: Iterable[Phrase], file: str, *, cased: bool = False) -> None:
    for entry in entries:
        try:
            lexicon.add_term(name, [entry.text], cased=cased)
        except PhraseError as error:
            message = f"{file}:{entry.line}: <{name}>: {error}"
            raise LibraryError(message) from None


def _phrase(lexicon: Lexicon, phrase: Phrase, file: str, local: Mapping[str, str]) -> CompiledPhrase:
    try:
        return lexicon.phrase(phrase.text, local)
    except PhraseError as error:
        message = _("{file}:{line}: {error} (in {text!r})").format(
            file=file, line=phrase.line, error=error, text=phrase.text
        )
        raise LibraryError(message) from None


def _rules(library: Library, language: Language, lexicon: Lexicon) -> Iterable[Rule]:
    for clause in library.clauses:
        wording = clause.wordings[language]
        file = f"{clause.folder}/{language}.yaml"
        local = {name: f"{name} of {clause.id}" for name in (*wording.terms, *wording.exact)}
        for name, entries in wording.terms.items():
            _add_term(lexicon, local[name], entries, file)
        for name, entries in wording.exact.items():
            _add_term(lexicon, local[name], entries, file, cased=True)
        for element in clause.elements:
            if found := wording.elements.get(element.id):
                by_processor = element.owed_by == "processor"
                anywhere = element.read_in == "anywhere"
                yield _rule(lexicon, (clause.id, element.id, "element", file), local, found, (anywhere, by_processor))
        for check in clause.checks:
            if found := wording.checks.get(check.id):
                yield _rule(lexicon, (clause.id, check.id, "check", file), local, found, (False, False))
        for concession, worded in wording.concessions.items():
            yield _rule(lexicon, (clause.id, concession, "check", file), local, worded, (False, False))
    for fact in library.facts:
        yield _rule(lexicon, ("", fact.id, "fact", fact.file), {}, getattr(fact, language), (True, False))


def _rule(
    lexicon: Lexicon,
    names: tuple[str, str, str, str],
    local: Mapping[str, str],
    wording: Wording,
    reach: tuple[bool, bool],
) -> Rule:
    clause, rule_id, kind, file = names

    def compiled(phrase: Phrase) -> CompiledPhrase:
        return _phrase(lexicon, phrase, file, local)

    def pattern(line: Pattern) -> CompiledPattern:
        under = compiled(line.under) if line.under else None
        return CompiledPattern(tuple(map(compiled, line.all_of)), line.within, under, line.line)

    return Rule(
        clause=clause,
        id=rule_id,
        kind=kind,
        file=file,
        anywhere=reach[0],
        by_processor=reach[1],
        patterns=tuple(map(pattern, wording.look_for)),
        unless=tuple(map(compiled, wording.unless)),
        apart_from=tuple(map(compiled, wording.apart_from)),
        beside=wording.beside,
    )
