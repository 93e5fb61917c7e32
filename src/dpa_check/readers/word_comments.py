"""The comments of a Word file: never text of the agreement, listed apart with their authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dpa_check.document import Mark, MarkKind
from dpa_check.readers.cleaning import clean
from dpa_check.readers.word_package import W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def comments_of(root: Element | None) -> dict[str, Mark]:
    """Give the comments of ``comments.xml`` by identifier, in its order."""
    if root is None:
        return {}
    return {
        one.get(f"{W}id", ""): Mark(
            MarkKind.COMMENT, shown_text(one), one.get(f"{W}author", ""), one.get(f"{W}date", "")
        )
        for one in root.iter(f"{W}comment")
    }


def shown_text(element: Element) -> str:
    """Give all words below an element on one line, those that a change deletes too."""
    paragraphs = list(element.iter(f"{W}p")) or [element]
    return clean(" ".join("".join(_words(one)) for one in paragraphs))


def _words(paragraph: Element) -> list[str]:
    return [one.text or "" for one in paragraph.iter() if one.tag in {f"{W}t", f"{W}delText"}]
