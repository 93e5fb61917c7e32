"""One lean tokenizer for French and English: no exceptions to load, the same cuts in a phrase and in a contract."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from spacy.tokenizer import Tokenizer

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_LINK: Final = re.compile(r"^(?:https?://|www\.)\S*[\w/]$|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$")
_PREFIX: Final = re.compile(r"^[^\w\s]|^_")
_SUFFIX: Final = re.compile(r"(?:[^\w\s]|_)$")
_INFIX: Final = re.compile(r"[^\w\s.,:]|_|(?<=[^\W\d])[.,:](?=\w)|(?<=\w)[,:](?=[^\W\d])|(?<=[^\W\d])[,:](?=\w)")
_WORD: Final = re.compile(r"\w(?:[\w]|(?<=\d)[.,:](?=\d))*")


def make_tokenizer(vocab: Vocab) -> Tokenizer:
    """Give a tokenizer that cuts at every apostrophe, hyphen and punctuation mark, and keeps links and numbers whole.

    >>> from spacy.vocab import Vocab
    >>> [token.text for token in make_tokenizer(Vocab())("L'art. 28.3 du sous-traitant (72h).")]
    ['L', "'", 'art', '.', '28.3', 'du', 'sous', '-', 'traitant', '(', '72h', ')', '.']
    """
    return Tokenizer(
        vocab,
        prefix_search=_PREFIX.search,
        suffix_search=_SUFFIX.search,
        infix_finditer=_INFIX.finditer,
        url_match=_LINK.match,
    )


def split_words(text: str) -> list[str]:
    """Give the words of a phrase, cut as the tokenizer cuts a contract, without punctuation.

    >>> split_words("l'exécution du sous-traitant")
    ['l', 'exécution', 'du', 'sous', 'traitant']
    """
    return [word for word in _WORD.findall(text.replace("_", " ")) if word]


def is_word(text: str) -> bool:
    """Tell whether a token holds a letter or a digit."""
    return any(char.isalnum() for char in text)
