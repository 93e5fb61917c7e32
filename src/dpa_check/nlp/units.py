"""What is matched as one: each sentence with its lead-in, as words without punctuation or the smallest words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dpa_check.matching.anchors import Unit
from dpa_check.matching.stems import folded
from dpa_check.nlp.structure import LONGEST_LEAD, Sentence, token_range
from dpa_check.nlp.tokenizer import is_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from dpa_check.nlp.compiled import CompiledLanguage

_AMOUNT: Final = frozenset(("eur", "euro", "euros", "usd", "gbp", "dollars", "pounds"))
_CURRENCY: Final = frozenset("€$£")
_LABEL_WORDS: Final = 14
_ACRONYM: Final = 2


def units_of(doc: Doc, sentences: Sequence[Sentence], compiled: Mapping[str, CompiledLanguage]) -> list[Unit]:
    """Give the units of the sentences that are in a language of the library, in order."""
    starts = [token.idx for token in doc]
    texts = [token.text for token in doc]
    text = doc.text
    units = []
    for index, sentence in enumerate(sentences):
        language = compiled.get(doc._.languages[sentence.block])
        if language is None:
            continue
        own = range(*token_range(starts, sentence.start, sentence.end))
        lead = list(range(*token_range(starts, *sentence.lead)))[-LONGEST_LEAD:] if sentence.lead else []
        shouted = text[sentence.start : sentence.end].isupper()
        unit = _unit(texts, index, sentence, language, (lead, own, shouted))
        units.append(unit)
    return units


def _unit(
    texts: Sequence[str],
    index: int,
    sentence: Sentence,
    language: CompiledLanguage,
    tokens: tuple[Sequence[int], Sequence[int], bool],
) -> Unit:
    lead, own, shouted = tokens
    kept: list[int] = []
    after_comma: set[int] = set()
    comma = False
    led = 0
    for number, token in enumerate((*lead, *own)):
        text = texts[token]
        acronym = not shouted and text.isupper() and len(text) >= _ACRONYM
        counts = acronym or not language.stems.ignores(text) or _numbers_a_unit(texts, token, language)
        comma = comma or text == ","
        if is_word(text) and counts:
            if comma:
                after_comma.add(len(kept))
            comma = False
            kept.append(token)
            led += number < len(lead)
    forms = [texts[token] for token in kept]
    unit = Unit(
        index=index,
        language=language.language,
        block=sentence.block,
        paragraph=sentence.paragraph,
        headings=sentence.headings,
        words=[language.stems.stem(form) for form in forms],
        forms=forms,
        tokens=kept,
        lead=led,
        start=own[0] if len(own) else 0,
        end=own[-1] + 1 if len(own) else 0,
        after_comma=frozenset(after_comma),
    )
    _label(texts, unit)
    return unit


def _numbers_a_unit(texts: Sequence[str], token: int, language: CompiledLanguage) -> bool:
    """Tell whether an article is a number here (« un mois », "a week")."""
    if folded(texts[token]) not in language.quantities.numbers or token + 1 >= len(texts):
        return False
    return any(limit.start == 0 for limit in language.quantities.limits(texts[token : token + 2]))


def _label(texts: Sequence[str], unit: Unit) -> None:
    """Set how many words of a unit are its label: those before a colon or the end of a table's first cell."""
    for count, token in enumerate(unit.tokens[unit.lead : unit.lead + _LABEL_WORDS], start=1):
        following = texts[token + 1] if token + 1 < unit.end else ""
        if following in (":", "|") and unit.lead + count < len(unit.tokens):
            unit.label = unit.lead + count
            return


def find_built_in(doc: Doc, unit: Unit, language: CompiledLanguage) -> None:
    """Add the places of the built-in terms: time limits, numbers, sums, links, addresses, blanks."""
    terms = language.lexicon.terms
    for limit in language.quantities.limits(unit.forms):
        unit.found.setdefault(terms["duration"], []).append((limit.start, limit.end))
    for at, form in enumerate(unit.forms):
        if "@" in form:
            unit.found.setdefault(terms["email"], []).append((at, at + 1))
        elif form.startswith(("http://", "https://", "www.")):
            unit.found.setdefault(terms["url"], []).append((at, at + 1))
        elif form[0].isdigit():
            unit.found.setdefault(terms["number"], []).append((at, at + 1))
            if _is_amount(doc, unit, at):
                unit.found.setdefault(terms["amount"], []).append((at, at + 1))
    text = doc[unit.start : unit.end].text.lower()
    blank = next((text.find(mark) for mark in language.placeholders if mark in text), -1)
    if blank >= 0 and unit.words:
        before = len([token for token in unit.tokens[unit.lead :] if doc[token].idx - doc[unit.start].idx < blank])
        at = min(unit.lead + before, len(unit.words) - 1)
        unit.found.setdefault(terms["placeholder"], []).append((at, at + 1))


def _is_amount(doc: Doc, unit: Unit, at: int) -> bool:
    token = unit.tokens[at]
    around = [doc[near].text.lower() for near in (token - 1, token + 1, token + 2) if 0 <= near < len(doc)]
    return any(word in _CURRENCY or word in _AMOUNT for word in around) or bool(re.search("[€$£]", unit.forms[at]))


def find_names(unit: Unit, names: Mapping[str, Sequence[tuple[str, ...]]], terms: Mapping[str, int]) -> None:
    """Add the places of this contract's own party names to the party terms; names match in their own case."""
    for role, forms in names.items():
        for words in forms:
            for at in range(len(unit.forms) - len(words) + 1):
                if tuple(unit.forms[at : at + len(words)]) == words:
                    unit.found.setdefault(terms[role], []).append((at, at + len(words)))
