"""Words cut at a line's end: whether the hyphen is the word's own ("sous-traitant") or the line's ("confiden-tiel")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dpa_check.readers.pdf_page import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dpa_check.readers.pdf_page import Page, Word

CUT: Final = "\x02"
"""Ends a word whose hyphen is the line's: it goes on in the next line without one."""
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADDRESS: Final = re.compile(r"[/@_]|\w\.\w|\d")
_FIRST_PARTS: Final = frozenset(
    (
        "sous",
        "sub",
        "co",
        "de",
        "non",
        "vis",
        "e",
        "re",
        "pre",
        "self",
        "third",
        "cross",
        "ex",
        "mi",
        "demi",
        "anti",
        "auto",
    )
)


def vocabulary(pages: Iterable[Page]) -> frozenset[str]:
    """Give the words of a file, those that a line's end cuts aside."""
    return frozenset(
        letters.casefold()
        for page in pages
        for word in page.words
        if word.text[-1] not in HYPHENS
        for letters in _LETTERS.findall(word.text)
    )


def mended(words: Sequence[Word], known: frozenset[str]) -> list[Word]:
    """Give the words of a page, those cut at a line's end with "-" when it is their own, with CUT when it is not."""
    result = []
    for at, word in enumerate(words):
        if word.text[-1] not in HYPHENS:
            result.append(word)
            continue
        stem = word.text[:-1]
        rest = words[at + 1].text if at + 1 < len(words) else ""
        result.append(replace(word, text=stem + ("-" if not stem or _own(stem, rest, known) else CUT)))
    return result


def _own(stem: str, rest: str, known: frozenset[str]) -> bool:
    """Tell whether a hyphen belongs to its word, from how the file writes it elsewhere."""
    before, after = _LETTERS.findall(stem.casefold()), _LETTERS.match(rest.casefold())
    if not before or after is None or not rest[0].islower() or _ADDRESS.search(stem + rest):
        return True
    first, second = before[-1], after.group()
    if first + second in known:
        return False
    if "-" in first or f"{first}-{second}" in known or first in _FIRST_PARTS:
        return True
    return first in known and second in known
