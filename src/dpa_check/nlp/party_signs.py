"""What tells a party without a definition: "we" and "you", "the Hospital", a name that opens sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRST_PERSON: Final = {
    "en": (("we", "us", "our", "ours"), ("you", "your", "yours")),
    "fr": (("nous", "notre", "nos"), ("vous", "votre", "vos")),
}
PRONOUNS: Final = frozenset(word for pair in _FIRST_PERSON.values() for words in pair for word in words)
"""The words of the first and second person, in both languages."""
_ARTICLE: Final = r"(?:\b(?:the|The|la|La|le|Le|du|au|Du|Au)\s|\b[lL]['’])"
_INSTITUTION: Final = re.compile(rf"(?<!and of ){_ARTICLE}(?P<name>[A-ZÀ-Ý][\w-]+)")
_OPENING: Final = re.compile(
    r"(?:^|[.;:!?»\n]\s+)(?P<name>[A-ZÀ-Ý][a-zà-ÿ]{2,}|[A-ZÀ-Ý][a-zà-ÿ]+[A-ZÀ-Ý]\w+)(?:['’]s)?\s+"
    r"(?!de\b|du\b|des\b|et\b|ou\b|of\b|and\b|or\b|for\b|to\b|by\b|with\b|à\b|pour\b|par\b|sur\b|en\b|dans\b|que\b)[a-zà-ÿ]"
)


def first_person(text: str, language: str) -> dict[str, list[str]]:
    """Give "we" for the processor and "you" for the controller, where the contract speaks so.

    >>> first_person("We tell you.", "en")["controller"][:2]
    ['you', 'You']
    """
    we, you = _FIRST_PERSON.get(language, ((), ()))
    words = set(re.findall(r"\b[A-Z]?[a-z]+\b", text))
    pairs = {"processor": _cases(we), "controller": _cases(you)}
    return {role: forms for role, forms in pairs.items() if not words.isdisjoint(forms)}


def _cases(words: Iterable[str]) -> list[str]:
    """Give words in lower case and with a capital, never all in capitals ("US")."""
    return [form for word in words for form in (word, word.capitalize())]


def institutions_in(text: str, institutions: frozenset[str]) -> list[str]:
    """Give what customers are, where it stands with an article and a capital.

    >>> institutions_in("Le Titulaire avertit l'Hôpital.", frozenset(["Hôpital"]))
    ['Hôpital']
    """
    return [match["name"] for match in _INSTITUTION.finditer(text) if match["name"] in institutions]


def subjects_in(text: str) -> list[str]:
    """Give the single capitalised words that open a sentence and are followed by a word that may be its verb.

    >>> subjects_in("Acme keeps logs. Medisoft's staff sign in. Logs of access are kept.")
    ['Acme', 'Medisoft']
    """
    return [match["name"] for match in _OPENING.finditer(text)]
