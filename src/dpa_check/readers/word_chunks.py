"""Whole files that a Word file takes in as they are (HTML, MHT, text): their paragraphs."""

from __future__ import annotations

import email
import email.policy
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from dpa_check.document import BlockKind, Part
from dpa_check.readers.cleaning import clean
from dpa_check.readers.paragraph import Paragraph
from dpa_check.readers.text import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

_SILENT: Final = frozenset({"head", "style", "script", "title"})
_BREAKS: Final = frozenset({"p", "div", "li", "ul", "ol", "table", "tr", "br", "section", "pre", "dt", "dd"}) | {
    f"h{depth}" for depth in range(1, 7)
}
_CELLS: Final = frozenset({"td", "th"})
_CELL_END: Final = "\x1f"


def chunk_paragraphs(data: bytes, name: str) -> list[Paragraph] | None:
    """Give the paragraphs of a file taken in, or None when its type is not read."""
    suffix = name.rpartition(".")[2].lower()
    text = _of_mail(data) if suffix in {"mht", "mhtml"} else decoded(data)
    if text is None or suffix not in {"mht", "mhtml", "html", "htm", "xhtml", "txt"}:
        return None
    if suffix == "txt":
        return [Paragraph(clean(line)) for line in text.splitlines() if clean(line)]
    page = _Page()
    page.feed(text)
    page.close()
    return list(page.paragraphs())


def _of_mail(data: bytes) -> str | None:
    """Give the HTML of a web archive."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    body = message.get_body(("html", "plain"))
    return str(body.get_content()) if body is not None else None


class _Page(HTMLParser):
    """Gathers the text of a page, a break where a block ends."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the parser's form
        """Take the beginning of an element."""
        self._silent += tag in _SILENT
        if tag in _BREAKS:
            self._pieces.append("\n")
        if tag == "li":
            self._pieces.append("• ")

    def handle_endtag(self, tag: str) -> None:
        """Take the end of an element."""
        self._silent -= tag in _SILENT
        if tag in _BREAKS or tag in _CELLS:
            self._pieces.append(_CELL_END if tag in _CELLS else "\n")

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not self._silent:
            self._pieces.append(data.replace("\n", " "))

    def paragraphs(self) -> Iterator[Paragraph]:
        """Give what was gathered."""
        for line in "".join(self._pieces).split("\n"):
            cells = [clean(cell) for cell in line.split(_CELL_END)]
            if len(cells) > 1 and any(cells):
                yield Paragraph(" | ".join(cells[:-1]), Part.TABLE, kind=BlockKind.ROW)
            elif cells[0]:
                yield Paragraph(cells[0])
