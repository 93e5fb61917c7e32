"""Which paragraphs are headings: short, without a final mark, and saying nothing that binds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dpa_check.readers.markers import Marker, Style, marker_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST: Final = 130
_LONGEST_NAMED: Final = 220
_LONGEST_PLAIN: Final = 120
_LONGEST_LISTING: Final = 90
_MOST_WORDS_LISTED: Final = 14
_MOST_WORDS_DOTTED: Final = 9
_NUMBERED: Final = frozenset({Style.ANNEX, Style.CHAPTER, Style.ARTICLE, Style.DECIMAL})
_SECTIONS: Final = _NUMBERED | {Style.CAPITAL}
_NAMED: Final = frozenset({Style.ANNEX, Style.CHAPTER, Style.ARTICLE})


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w'’.-])(?:" + "|".join(words) + r")(?![\w-])", re.IGNORECASE)


_SAYS: Final = _any_of(
    (
        r"shall|must|will|may|is|are|was|were|has|have|had|can|cannot|should|agrees?|undertakes?|means|acts?|remains?",
        r"ensures?|complies|comply|warrants?|represents?|acknowledges?|applies|provides|includes|constitutes?|forms?",
        r"notify|notifies|implements|(?-i:processes)|enters|maintains|informs|assists|uses|stores|follows|retains|deletes",
        r"doit|doivent|devra|devront|peut|peuvent|pourra|est|sont|sera|seront|(?-i:a)|ont|aura|avait|était|étaient",
        r"(?:s['’])?engagent?|garantit|garantissent|reste|restent|demeure|traite|traitent|informe|informent|notifie",
        r"fait|font|agit|agissent|met|mettent|assure|assurent|permet|permettent|constitue|constituent|dispose",
        r"comprend|comprennent|désigne|désignent|signifie|respecte|conserve|conservent|s['’]applique|aide|fournit",
        r"tient|prend|reconna[iî]t|déclare|décrit|utilise|recourt|figurent?|reposent?|concernent?|prévoit|applique",
        r"n['’](?:est|a|ont|utilise|est)|qu['’]il|qui|ne|décide|supprime|restitue|collabore|coopère|choisit",
    )
)
_ASKS: Final = re.compile(
    r"(?:how|what|why|who|where|when|comment|quand|pourquoi|qui|que|quel\w*|ce que)\b", re.IGNORECASE
)
_PRONOUN: Final = re.compile(r"(?:it|they|you|we|he|she|il|elle|ils|elles|nous|vous|on)\s", re.IGNORECASE)
_CAPITALISED_NAMES: Final = re.compile(r"\b(?:MAY|WILL|IS|ARE|HAS|CAN|ACTS?|A)\b")
_ENDS_SENTENCE: Final = re.compile(r"[.;,!?…][\"”»’')\]]*$|[;,]\s(?:and|or|et|ou)$")
_NO_TITLE: Final = re.compile(r"[._…·]{3,}|(?:\.\s){3,}| \| ")
_VALUE: Final = re.compile(r"\s?:\s+\S|@|https?://|_{3,}|\bSIRE[NT]\b|\[(?:à|to be|à compléter|insert)", re.IGNORECASE)
_DATE: Final = re.compile(r"^\W*(?:le\s+)?\d{1,2}(?:[./-]\d{1,2}[./-]|\s+\w+\s+)\d{2,4}\W*$|^[\W\d]*$")


def is_title(text: str, *, strong: bool) -> bool:
    """Tell whether a paragraph can be a heading; ``strong`` says that the file sets it larger or in bold.

    >>> is_title("5.2 Sécurité des données", strong=False)
    True
    >>> is_title("Le Prestataire notifie le Client sous 48 heures", strong=False)
    False
    """
    marker = marker_of(text)
    return titled(text[marker.end :] if marker else text, marker, strong=strong)


def titled(words: str, marker: Marker | None, *, strong: bool) -> bool:
    """Tell the same of the words that follow a marker, as for a number that is not in the text."""
    if marker is not None and marker.style not in _SECTIONS:
        return False
    named = marker is not None and marker.style in _NAMED
    if len(words) > (_LONGEST_NAMED if named else _LONGEST) or _NO_TITLE.search(words) or _DATE.match(words):
        return named and not words
    return (_begins_as_title(words) or named) and _title_words(words, marker, strong=strong)


def _begins_as_title(words: str) -> bool:
    return words[:1].isupper() or words[:1].isdigit() or words[:1] in "([" or not words.isascii()


def _title_words(words: str, marker: Marker | None, *, strong: bool) -> bool:
    numbered = marker is not None and marker.style in _NUMBERED
    named = marker is not None and marker.style in _NAMED
    if not words or _says(words):
        return not words and named
    if words.endswith("."):
        return (numbered or strong) and len(words.split()) <= _MOST_WORDS_DOTTED and ". " not in words
    if words.endswith(":"):
        return named
    if _ENDS_SENTENCE.search(words) and not words.endswith("?"):
        return False
    if numbered:
        return "@" not in words and (named or "," not in words or len(words.split()) <= _MOST_WORDS_LISTED)
    long = len(words) > (_LONGEST_LISTING if "," in words else _LONGEST_PLAIN)
    return (strong or not long) and not _VALUE.search(words) and words[:1] not in '«“"‘([<_-'


def _says(words: str) -> bool:
    """Tell whether the words hold a verb that states or binds; a title in capitals is read as it stands."""
    if _ASKS.match(words):
        return False
    if _PRONOUN.match(words):
        return True
    if words.isupper():
        return bool(_SAYS.search(_CAPITALISED_NAMES.sub("", words)))
    return bool(_SAYS.search(words))
