"""The components of the pipeline, each from a Doc to the same Doc with one more thing known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc, Span

from dpa_check.library.language import LANGUAGES, Language
from dpa_check.library.law import whole
from dpa_check.matching.proximity import Searcher
from dpa_check.nlp.compiled import CompiledLanguage, compile_language
from dpa_check.nlp.languages import LanguageTeller
from dpa_check.nlp.marks import kind_marks
from dpa_check.nlp.naming import named
from dpa_check.nlp.parties import PartyReader
from dpa_check.nlp.qualifiers import Qualifiers, heading_duties
from dpa_check.nlp.roles import set_roles
from dpa_check.nlp.structure import Sentence, mark_blocks, sentences_of
from dpa_check.nlp.terms import settle_parties
from dpa_check.nlp.tokenizer import split_words
from dpa_check.nlp.units import find_built_in, find_names, units_of
from dpa_check.nlp.wordings import Found, WordingFinder
from dpa_check.store import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dpa_check.document import Document
    from dpa_check.library.schema import Library
    from dpa_check.matching.anchors import Unit

WORK: Final = "dpa_check"
_ACCENTS: Final = frozenset("éèêàùçôîâûëïÉÈÀÇÊ")
_FEWEST_ACCENTS: Final = 0.004
"""Share of accented letters below which a French text was written without them (0.03 is usual)."""


@dataclass
class Work:
    """What the components hand on to each other for one document; it leaves the Doc with the last of them."""

    document: Document
    sentences: list[Sentence] = field(default_factory=list)
    compiled: dict[str, CompiledLanguage] = field(default_factory=dict)
    units: dict[str, list[Unit]] = field(default_factory=dict)
    searchers: dict[str, Searcher] = field(default_factory=dict)


def work_of(doc: Doc) -> Work:
    """Give the work in progress on a Doc."""
    work: Work = doc.user_data[WORK]
    return work


@cache
def _compiled(library: Library, language: Language, *, accents: bool) -> CompiledLanguage:
    """Give the library compiled for a language, from the last run if it has not changed."""
    name = f"compiled {library.sha256} {language} {accents}"
    return remembered(name, lambda: compile_language(whole(library), language, accents=accents))


class Structure:
    """Finds blocks, their languages and sentences: ``doc.spans["blocks"]``, ``doc._.languages``."""

    def __init__(self, library: Library, language: str, *, keep: bool) -> None:
        """Take the library, the language asked for ("auto", "fr", "en"), and whether to keep it compiled."""
        self._library = library
        self._compile = _compiled if keep else cache(compile_language)
        self._language = language
        self._teller = LanguageTeller(library.common_words)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the Doc."""
        work = work_of(doc)
        mark_blocks(doc, work.document, self._teller)
        if self._language in LANGUAGES:
            doc._.languages = [self._language] * len(doc._.languages)
        work.sentences = sentences_of(work.document)
        for language in LANGUAGES:
            if language in doc._.languages:
                accents = language != "fr" or _has_accents(work.document.text)
                work.compiled[language] = self._compile(self._library, language, accents=accents)
        return doc


def _has_accents(text: str) -> bool:
    letters = sum(char.isalpha() for char in text)
    return sum(char in _ACCENTS for char in text) >= _FEWEST_ACCENTS * letters


class Names:
    """Finds the names of the parties: ``doc._.names``, a list of [role, name]; ``doc._.terms``, what it calls them."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the Doc."""
        work = work_of(doc)
        doc._.names = []
        doc._.terms = {}
        for language, compiled in work.compiled.items():
            reader = PartyReader(compiled.party_words, compiled.institutions, compiled.is_word)
            for role, names in reader.names(work.document.text, language).items():
                doc._.names += [[role, name] for name in names if [role, name] not in doc._.names]
            own = [(role, name) for role, name in doc._.names]
            doc._.terms[language] = named(work.document.text, own, compiled.party_words, compiled.language)
        return doc


class AnchorWords:
    """Finds every word of the library in every sentence, and settles who is who."""

    def __call__(self, doc: Doc) -> Doc:
        """Prepare the units of the Doc."""
        work = work_of(doc)
        units = units_of(doc, work.sentences, work.compiled)
        tokens = [token.text for token in doc]
        names: dict[str, list[tuple[str, ...]]] = {"processor": [], "controller": []}
        for role, name in doc._.names:
            names[role].append(tuple(split_words(name)))
        for language, compiled in work.compiled.items():
            own = [unit for unit in units if unit.language == language]
            for unit in own:
                compiled.anchors.find(unit)
                find_built_in(doc, unit, compiled)
                find_names(unit, names, compiled.lexicon.terms)
                settle_parties(unit, compiled.lexicon.terms, tokens)
            work.units[language] = own
            work.searchers[language] = Searcher(own)
        return doc


class Roles:
    """Tells operative sentences from headings, definitions, recitals and contents: ``doc.spans["sentences"]``."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the Doc."""
        work = work_of(doc)
        spans = []
        for language, units in work.units.items():
            set_roles(work.document, units, work.searchers[language], work.compiled[language])
            spans += [Span(doc, unit.start, unit.end, label=unit.role) for unit in units]
        doc.spans["sentences"] = sorted(spans, key=lambda span: span.start)
        return doc


class Wordings:
    """Finds elements, checks and facts: a span group each, and ``doc._.found`` with sentences and time limits."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the Doc and take the work in progress from it."""
        work = work_of(doc)
        found: list[Found] = []
        titles: list[list[str]] = []
        for language, units in work.units.items():
            searcher, compiled = work.searchers[language], work.compiled[language]
            duties = heading_duties(units, searcher, compiled)
            finder = WordingFinder(units, searcher, compiled, Qualifiers(searcher, compiled, duties))
            found += finder.find()
            titles += kind_marks(units, searcher, compiled)
        places = {unit.index: (unit.start, unit.end) for units in work.units.values() for unit in units}
        _write(doc, found, places)
        doc._.titles = titles
        del doc.user_data[WORK]
        return doc


def _write(doc: Doc, found: list[Found], places: Mapping[int, tuple[int, int]]) -> None:
    groups: dict[str, list[Span]] = {"element": [], "check": [], "fact": []}
    plain = []
    for hit in found:
        sentences = [list(places[index]) for index in hit.sentences]
        source = f"{hit.rule.file}:{hit.line}"
        plain.append(
            [hit.rule.clause, hit.rule.id, hit.rule.file, hit.line, sentences, [list(one) for one in hit.limits]]
        )
        groups[hit.rule.kind] += [Span(doc, start, end, label=hit.rule.id, span_id=source) for start, end in sentences]
    for kind, spans in groups.items():
        doc.spans[f"{kind}s"] = spans
    doc._.found = plain
