"""A wording of the library in the words of an agreement: its names for the parties, with the articles they take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dpa_check.nlp.naming import Named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dpa_check.library.language import Language

_ROLES: Final = {
    "Controller": "controller",
    "Customer": "controller",
    "Processor": "processor",
    "Provider": "processor",
    "Responsable de traitement": "controller",
    "Client": "controller",
    "Sous-traitant": "processor",
    "Prestataire": "processor",
}
_ENGLISH: Final = re.compile(
    r"(?P<start>(?:^|(?<=[.:]\s)))?(?P<article>\b[Tt]he )?(?<![\w-])"
    r"(?P<word>Controller|Processor|Customer|Provider)\b",
    re.MULTILINE,
)
_FRENCH: Final = re.compile(
    r"(?:(?P<que>\b(?:[Qq]ue|[Ll]orsque|[Pp]uisque)) )?(?P<article>\b(?:[Ll]e|[Dd]u|[Aa]u|[Dd]e|[Àà]) )?(?<![\w-])"
    r"(?P<word>Responsable de traitement|Sous-traitant|Client|Prestataire)\b(?! ultérieur)"
    r"|(?P<other>(?:^|(?<=[.;:] ))(?:Le|La|Les|L'|Ce|Cette|Ces|Tout|Toute|Un|Une)\b)"
    r"|\b(?P<if>[Ss])'(?=il\b)|\b(?P<pronoun>[Ii]l|lui-même|celui-ci)\b"
    r"(?! (?:soit besoin|est fait|n'est pas remédié|existe|ne peut être modifié))"
    r"|(?P<participle>\b(?:est|soit|soit pas|n'est pas) (?:tenu|soumis|établi))\b",
    re.MULTILINE,
)
_OPENS: Final = re.compile(r"(?:^|[.,;:]\s|\b(?:[Ss]i|où|dont|quand)\s)\Z")
"""What stands before a party that is the subject of what follows."""
_VOWEL: Final = re.compile(r"[AEIOUYÀÂÉÈÊËÎÏÔÛaeiouàâéèêëîïôû]")
_FEMININE: Final = {"il": "elle", "Il": "Elle", "lui-même": "elle-même", "celui-ci": "celle-ci"}


def adapt(wording: str, terms: Mapping[str, Named], language: Language) -> str:
    """Give ``wording`` with the agreement's own names; a role that ``terms`` does not hold keeps the library's word.

    >>> adapt("The Processor tells the Controller.", {"processor": Named("Acme", "")}, "en")
    'Acme tells the Controller.'
    >>> adapt("It is told; the Processor waits.", {"processor": Named("Supplier", "the")}, "en")
    'It is told; the Supplier waits.'
    >>> adapt("Il tient du Sous-traitant un avis au Sous-traitant.", {"processor": Named("Éditeur", "l'")}, "fr")
    "Il tient de l'Éditeur un avis à l'Éditeur."
    """
    return _english(wording, terms) if language == "en" else _French(terms).adapt(wording)


def _english(wording: str, terms: Mapping[str, Named]) -> str:
    def put(match: re.Match[str]) -> str:
        term = terms.get(_ROLES[match["word"]])
        if term is None:
            return match.group()
        opens = match["article"].startswith("T") if match["article"] else match["start"] is not None
        article = ("The " if opens else "the ") if term.article else ""
        return f"{article}{term.name}"

    return _ENGLISH.sub(put, wording)


class _French:
    """French wording, read from left to right: who was last named decides what a pronoun agrees with."""

    def __init__(self, terms: Mapping[str, Named]) -> None:
        self._terms = terms
        self._subject: Named | None = None
        self._last: Named | None = None

    def adapt(self, wording: str) -> str:
        return _FRENCH.sub(self._put, wording)

    def _put(self, match: re.Match[str]) -> str:
        if match["word"]:
            return self._name(match)
        if match["other"]:
            self._subject = None
        agrees = self._last if match["pronoun"] == "celui-ci" else self._subject
        if agrees is None or not agrees.feminine or match["other"]:
            return match.group()
        if match["if"]:
            return f"{match['if']}i "
        return _FEMININE[match["pronoun"]] if match["pronoun"] else _in_the_feminine(match["participle"])

    def _name(self, match: re.Match[str]) -> str:
        word = match["word"]
        article = (match["article"] or "").strip()
        term = self._terms.get(_ROLES[word]) or Named(word, "le")
        self._last = term
        if match["que"] or article == "Le" or (article == "le" and _OPENS.search(match.string, 0, match.start())):
            self._subject = term
        told = _with_article(article, term)
        if not match["que"]:
            return told
        elided = article.lower() == "le" and not term.article and _VOWEL.match(term.name)
        return f"{match['que'][:-1]}'{told}" if elided else f"{match['que']} {told}"


def _in_the_feminine(participle: str) -> str:
    return f"{participle}e"


def _with_article(article: str, term: Named) -> str:
    """Give the name after « le », « du », « au », « de », « à » or nothing, contracted or elided as it must be.

    >>> [_with_article(one, Named("Société", "la")) for one in ("Le", "du", "au")]
    ['La Société', 'de la Société', 'à la Société']
    >>> [_with_article(one, Named("Acme", "")) for one in ("Le", "du", "au")]
    ['Acme', "d'Acme", 'à Acme']
    """
    own = term.article if term.article in ("", "l'") else f"{term.article} "
    told = f"{own}{term.name}"
    match article.lower():
        case "le":
            words = told
        case "du" | "de":
            elided = not own and _VOWEL.match(term.name)
            contracted = own == "le " and article.lower() == "du"
            words = f"du {term.name}" if contracted else f"d'{told}" if elided else f"de {told}"
        case "au" | "à":
            words = f"au {term.name}" if own == "le " else f"à {told}"
        case _:
            words = term.name
    return words[:1].upper() + words[1:] if article[:1].isupper() else words
