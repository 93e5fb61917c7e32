"""Words reduced to stems, so that inflection, case and accents do not matter (Snowball, Porter 2001)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import Stemmer

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES: Final = {"fr": "french", "en": "english"}
_SHORTEST_IN_I: Final = 4
_SHORTEST_IN_ONS: Final = 6
_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'"})


def fold(word: str) -> str:
    """Give a word in lower case, without accents or ligatures.

    >>> fold("Œuvre Écrite")
    'oeuvre ecrite'
    """
    lowered = word.lower().translate(_LIGATURES)
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


folded: Final = lru_cache(maxsize=50_000)(fold)
"""``fold`` for one word of a text, remembered: the same words come again and again."""


class Stems:
    """The stems of one language, remembered word by word.

    ``own`` gives the words that keep a stem of their own; ``ignored`` the small words that matching passes over;
    ``accents`` is false for a text written without accents, whose words are folded before they are stemmed.
    """

    def __init__(
        self, language: str, *, own: Mapping[str, str], ignored: tuple[str, ...], accents: bool = True
    ) -> None:
        """Prepare the stemmer of ``language`` ("fr" or "en")."""
        self._name = _NAMES[language]
        self._stemmer = Stemmer.Stemmer(self._name)
        self._accents = accents
        self._own = {fold(word): fold(stem) for word, stem in own.items()}
        self._known: dict[str, str] = {}
        self._ignored = frozenset(word.lower() for word in ignored)

    def __getstate__(self) -> dict[str, object]:
        """Give what is kept of the stems: all but the stemmer, which is made anew."""
        return {name: value for name, value in self.__dict__.items() if name != "_stemmer"}

    def __setstate__(self, state: dict[str, object]) -> None:
        """Take back what was kept."""
        self.__dict__.update(state)
        self._stemmer = Stemmer.Stemmer(self._name)

    def stem(self, word: str) -> str:
        """Give the stem of a word, without accents."""
        known = self._known.get(word)
        if known is None:
            folded = fold(word)
            known = self._own.get(folded)
            if known is None:
                base = word.lower().translate(_LIGATURES) if self._accents else folded
                if self._name == "french":
                    base = _infinitive(base)
                known = fold(self._stemmer.stemWord(base)) or folded
                if self._name == "french" and len(known) > _SHORTEST_IN_I and known.endswith("i"):
                    known = known[:-1]  # Snowball leaves "notifi" of « notifier » and "notif" of « notifie »
            self._known[word] = known
        return known

    def ignores(self, word: str) -> bool:
        """Tell whether matching passes over this word, in any case but with its accents (« des », never « dès »)."""
        return word.lower() in self._ignored


def _infinitive(word: str) -> str:
    """Give the infinitive of a French verb in "-ons" (« nous informons »), which Snowball leaves as it is.

    >>> [_infinitive(word) for word in ("informons", "engageons", "effaçons", "raisons", "instructions")]
    ['informer', 'engager', 'effacer', 'raisons', 'instructions']
    """
    if len(word) <= _SHORTEST_IN_ONS or not word.endswith("ons") or word.endswith(("ions", "aisons", "issons")):
        return word
    stem = word.removesuffix("ons").removesuffix("e")
    return (stem[:-1] + "c" if stem.endswith("ç") else stem) + "er"
