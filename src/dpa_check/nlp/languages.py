"""The language of a text, told by its commonest words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FEWEST_WORDS: Final = 4
"""Common words below which a block is too short to tell; it takes the language around it."""


class LanguageTeller:
    """Tells the language of a text among those whose common words it was given."""

    def __init__(self, common_words: Mapping[str, Sequence[str]]) -> None:
        """Index the common words of each language."""
        self._languages: dict[str, list[str]] = {}
        for language, words in common_words.items():
            for word in words:
                self._languages.setdefault(word, []).append(language)

    def scores(self, words: Sequence[str]) -> Counter[str]:
        """Give how many common words of each language stand among lower-case ``words``."""
        counts: Counter[str] = Counter()
        for word in words:
            for language in self._languages.get(word, ()):
                counts[language] += 1
        return counts

    def tell(self, words: Sequence[str]) -> str | None:
        """Give the language of the words, or None when they are too few to tell.

        >>> teller = LanguageTeller({"en": ["the", "of", "and"], "fr": ["le", "et"]})
        >>> teller.tell("the end of the act and of it".split())
        'en'
        """
        ranked = self.scores(words).most_common(2)
        if not ranked or ranked[0][1] < FEWEST_WORDS:
            return None
        if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
            return None
        return ranked[0][0]

    def tell_main(self, words: Sequence[str], reviewed: Sequence[str]) -> str | None:
        """Give the language of a whole text; one too short to tell is in the likeliest of those ``reviewed``.

        >>> teller = LanguageTeller({"en": ["the", "of"], "fr": ["le", "et"], "pt": ["de"]})
        >>> teller.tell_main("list of vendors".split(), ["fr", "en"])
        'en'
        """
        told = self.tell(words)
        scores = self.scores(words)
        if told or max(scores.values(), default=0) >= FEWEST_WORDS:
            return told
        likeliest = max(reviewed, key=lambda language: scores[language])
        return likeliest if scores[likeliest] else None


def block_languages(told: Sequence[str | None], main: str) -> list[str]:
    """Give a language for each block: its own where it could be told, else that of the text before it.

    >>> block_languages([None, "fr", None, "en"], "fr")
    ['fr', 'fr', 'fr', 'en']
    """
    languages, last = [], main
    for language in told:
        last = language or last
        languages.append(last)
    return languages
