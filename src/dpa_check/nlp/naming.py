"""What this agreement calls its parties, and with which article: "the Provider", « la Société », "Acme"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dpa_check.nlp.party_signs import PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dpa_check.library.language import Language

_FEWEST: Final = 2
"""How often an agreement uses a name that is its own word for a party."""
_ARTICLES: Final[Mapping[Language, str]] = {
    "en": r"(?P<article>\b[Tt]he\s+)?",
    "fr": r"(?P<article>\b(?:[Dd]e\s+la|[ÀAà]\s+la|[Ll]a|[Ll]es?|[Dd]u|[Aa]ux?|[Dd]es)\s+"
    r"|(?<!\w)(?:[Dd]e\s+|[Àà]\s+)?[Ll]['’])?",
}
_PLURAL: Final = frozenset({"les", "des", "aux"})
_FEMININE: Final = re.compile(r"(?i:tion|té|ence|ance|ise|ure|ité|ante|euse|trice|ée|ie)$")


@dataclass(frozen=True, slots=True)
class Named:
    """A party's name in the agreement, with its article: "the", « le », « la », « l' » or none.

    >>> Named("Éditeur", "l'").feminine, Named("Association", "l'").feminine, Named("Société", "la").feminine
    (False, True, True)
    """

    name: str
    article: str

    @property
    def feminine(self) -> bool:
        """Say whether French words agree with it in the feminine."""
        return self.article == "la" or (self.article == "l'" and bool(_FEMININE.search(self.name.split()[0])))


def named(
    text: str, names: Iterable[tuple[str, str]], words: Mapping[str, Iterable[str]], language: Language
) -> dict[str, Named]:
    """Give the name that the agreement uses most for its processor and its controller, where it has one.

    ``words`` are those of contracts for each role. Pronouns ("we", « nous ») and plurals are no names: the library's
    own word stands for them.

    >>> text = "La Société notifie. Le Client paie à la Société. Le Client décide."
    >>> named(text, [], {"processor": ["société"], "controller": ["client"]}, "fr")["processor"]
    Named(name='Société', article='la')
    """
    found: dict[str, Counter[Named]] = {"processor": Counter(), "controller": Counter()}
    plain = re.compile(r"[\w '-]+")
    roles = {word.lower(): role for role in found for word in words[role] if plain.fullmatch(word)}
    roles |= {name.lower(): role for role, name in names if role in found and name.lower() not in PRONOUNS}
    own = {name.lower() for _, name in names}
    forms = "|".join(_form(word) for word in sorted(roles, key=len, reverse=True))
    mention = re.compile(rf"{_ARTICLES[language]}(?<![\w-])(?<!Sub )(?P<name>{forms})(?![\w-])(?!\s+(?:ult|subs))")
    for match in mention.finditer(text):
        name = re.sub(r"\s+", " ", match["name"])
        key = name.lower() if name.lower() in roles else name.lower().replace("-", " ")
        article = _article(match["article"] or "", language)
        if key in roles and (article or language == "en" or key in own):
            found[roles[key]][Named(name, article)] += 1
    best = {role: _best(counted) for role, counted in found.items()}
    return {role: one for role, one in best.items() if one}


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Give names once, whatever their case.

    >>> distinct(["Acme", "ACME", "Boreas"])
    ('Acme', 'Boreas')
    """
    return tuple({name.casefold(): name for name in reversed(list(names))}.values())[::-1]


def _form(word: str) -> str:
    """Give the expression for a name that begins with a capital, its spaces being hyphens or spaces."""
    first, rest = re.escape(word[0].upper()), re.escape(word[1:]).replace(r"\ ", r"[\s-]")
    return f"{first}(?i:{rest})"


def _article(found: str, language: Language) -> str:
    words = found.lower().replace("’", "'").split()
    if not words:
        return ""
    if language == "en":
        return "the"
    if words[-1] in _PLURAL:
        return "les"
    return {"du": "le", "au": "le"}.get(words[-1], words[-1])


def _best(counted: Counter[Named]) -> Named | None:
    """Give the commonest name with its commonest article; none if it is rare, or a plural."""
    totals = Counter[str]()
    for one, times in counted.items():
        totals[one.name.lower()] += times
    if not totals or max(totals.values()) < _FEWEST:
        return None
    name = totals.most_common(1)[0][0]
    own = Counter({one: times for one, times in counted.items() if one.name.lower() == name})
    best = own.most_common(1)[0][0]
    return None if best.article == "les" else best
