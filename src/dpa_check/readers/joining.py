"""Lines joined into paragraphs: which line ends are the author's, and which are only the page's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dpa_check.readers.headings import is_title
from dpa_check.readers.markers import Marker, Style, marker_of
from dpa_check.readers.paragraph import Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ENDS: Final = re.compile(r"[.;:!?…][\"”»’')\]]*$")
_ENDS_ITEM: Final = re.compile(r"[;:]$|;\s+(?:et|ou|and|or)$")
_REFERS: Final = re.compile(
    r"\b(?:arts?\.?|articles?|clauses?|sections?|paragraphe?s?|alinéas?|annexe?s?|schedules?|appendi\w+|points?|n°|§|"
    r"and|et|ou|or|à|to|du|de|des|the|l['’]|sub-?sections?|le|la|les|of|in|under|with|par|aux?|pages?|chapters?|sont|est|"
    r"is|are|ont|shall|may|will|qui|que|sur|en|dans|pour|avec|sans|not|on|by|for|from|as|un|une|son|sa|ses|its)$",
    re.IGNORECASE,
)
_CUT: Final = re.compile(r"\w[-/]$|\b(?:[cdjlmnst]|qu)['’]$", re.IGNORECASE)
_LONGEST_CUT: Final = 4
_INDENT: Final = 5
_LONG: Final = 90
"""Characters; a line that long without a final mark goes on in the next."""
_UNFINISHED: Final = 50
"""Characters; a line that long that ends within a sentence goes on below an empty space, in small letters."""

_REFERRED: Final = frozenset({Style.ARTICLE, Style.NUMERAL})
"""Markers that a sentence may hold too: a reference to an article, a number in brackets."""


@dataclass(frozen=True, slots=True)
class _Seam:
    """Two lines that follow each other; ``whole`` is the paragraph so far, ``second`` says it is one line."""

    whole: str
    last: Line
    following: Line
    second: bool


def paragraphs(lines: Iterable[Line]) -> Iterator[Paragraph]:
    """Give the paragraphs of lines in reading order; each keeps the place of its first line."""
    group: list[Line] = []
    whole = ""
    for line in lines:
        if group and not _goes_on(_Seam(whole, group[-1], line, len(group) == 1)):
            yield _paragraph(group, whole)
            group = []
        whole = _extended(whole, line.text) if group else line.text
        group.append(line)
    if group:
        yield _paragraph(group, whole)


def joined(texts: Sequence[str]) -> str:
    r"""Give lines as one, a word cut at a line's end being mended.

    >>> joined(["les sous-", "traitants ulté\x02", "rieurs"])
    'les sous-traitants ultérieurs'
    """
    whole = texts[0]
    for text in texts[1:]:
        whole = _extended(whole, text)
    return whole


def _extended(whole: str, text: str) -> str:
    if whole.endswith("\x02"):
        return whole[:-1] + text
    if text[:1].isalnum() and _CUT.search(whole[-_LONGEST_CUT:]):
        return whole + text
    return f"{whole} {text}"


def _paragraph(group: list[Line], whole: str) -> Paragraph:
    first = group[0]
    boxes = [line.box for line in group if line.box and line.page == first.page]
    box = (
        (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
        if boxes
        else None
    )
    strong = all(line.strong for line in group)
    printed = tuple(word for line in group for word in line.printed)
    text = whole.replace("\x02", "-")
    return Paragraph(text, indent=first.indent, strong=strong, page=first.page, box=box, printed=printed)


def _goes_on(seam: _Seam) -> bool:
    """Tell whether the following line belongs to the paragraph of the last one."""
    last, following = seam.last, seam.following
    if _is_row(last.text) or _is_row(following.text):
        return False
    if following.apart:
        return (
            len(last.text) >= _UNFINISHED
            and last.text[-1].isalnum()
            and following.text[0].islower()
            and not _begins(seam)
        )
    if last.text.endswith(("\x02", "-")) and following.text[:1].islower():
        return True
    if following.strong != last.strong and not following.text[:1].islower():
        return False
    if _begins(seam) or _capitals_end(seam):
        return False
    return _flows(seam)


def _capitals_end(seam: _Seam) -> bool:
    """Tell whether a title in capitals ends where the text, in small letters, begins."""
    marker = marker_of(seam.whole)
    if marker is None or seam.following.text.isupper() or len(seam.following.text) < len(seam.last.text) / 2:
        return False
    return seam.whole[marker.end :].isupper() and is_title(seam.whole, strong=False)


def _flows(seam: _Seam) -> bool:
    """Tell whether the words run on over the line's end, markers aside."""
    last, following = seam.last, seam.following
    if _ENDS.search(last.text):
        return last.full and not _ENDS_ITEM.search(last.text) and not _indents(seam) and last.page == following.page
    if following.text[:1].islower() or following.text[:1] in ",;:.)»”":
        return True
    if _REFERS.search(last.text) or last.text.endswith((",", "(")) or last.text.count("(") > last.text.count(")"):
        return True
    if is_title(seam.whole, strong=last.strong) and not last.full:
        return False
    return last.full or len(last.text) >= _LONG


def _indents(seam: _Seam) -> bool:
    """Tell whether the following line of a page stands further in or out; below the mark of an item it may."""
    if seam.last.page is None or (seam.second and marker_of(seam.last.text) is not None):
        return False
    return abs(seam.following.indent - seam.last.indent) > _INDENT


def _begins(seam: _Seam) -> bool:
    """Tell whether the following line begins with a marker that is none of a sentence's own words."""
    marker = marker_of(seam.following.text)
    if marker is None:
        return False
    dangling = bool(_REFERS.search(seam.last.text)) and not _ENDS_ITEM.search(seam.last.text)
    if marker.style is Style.BULLET:
        return not (dangling and seam.last.full and marker.form in "-–—")
    if dangling:
        return False
    if marker.style is Style.DECIMAL and not marker.form and "." not in marker.label:
        return not seam.last.full and bool(_ENDS.search(seam.last.text) or is_title(seam.whole, strong=False))
    if seam.last.text.endswith(",") and marker.style in {Style.DECIMAL, Style.ARTICLE, Style.ANNEX}:
        return False
    return not (marker.style in _REFERRED and _within_sentence(seam)) or _counts_on(seam.whole, marker)


def _within_sentence(seam: _Seam) -> bool:
    """Tell whether a full line ends within a sentence, so that "Article 28 GDPR" or "(30) days" below it goes on."""
    last = seam.last
    return last.full and not _ENDS.search(last.text) and not is_title(seam.whole, strong=last.strong)


def _counts_on(whole: str, marker: Marker) -> bool:
    """Tell whether a marker bears the number after that of the paragraph so far."""
    before = marker_of(whole)
    if before is None or before.style is not marker.style or not (before.label + marker.label).isdecimal():
        return False
    return int(marker.label) == int(before.label) + 1


def _is_row(text: str) -> bool:
    return " | " in text or text.startswith("|")
