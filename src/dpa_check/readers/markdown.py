"""Markdown: its marks told and taken off, its words kept."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from dpa_check.document import BlockKind
from dpa_check.readers.joining import paragraphs
from dpa_check.readers.paragraph import Paragraph
from dpa_check.readers.text import finished, lines_of, rows_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.readers.paragraph import Reading

_HEADING: Final = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE: Final = re.compile(r"^ {0,3}(=+|-{3,})\s*$")
_FENCE: Final = re.compile(r"^\s*(?:```|~~~).*$")
_QUOTE: Final = re.compile(r"^\s*(?:>\s?)+(?:\[!\w+\]\s*)?")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_BREAK: Final = re.compile(
    r"<br\s*/?>|</?(?:p|div|li|ul|ol|table|tr|section|details|summary|h[1-6])\b[^>]*>", re.IGNORECASE
)
_TAG: Final = re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>")
_CELL_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_IMAGE: Final = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK: Final = re.compile(r"\[([^\]]+)\]\(\s*<?([^)\s>]*)>?(?:\s+[\"'][^)]*[\"'])?\s*\)")
_AUTOLINK: Final = re.compile(r"<((?:https?://|mailto:)[^>\s]+|[\w.+-]+@[\w.-]+)>")
_STRONG: Final = re.compile(r"(\*\*\*|\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS: Final = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])"
)
_CODE: Final = re.compile(r"`+([^`]+)`+")
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!>~-])")
_ATTRIBUTES: Final = re.compile(r"\s*\{[#.:][^}]*\}\s*$")
_BULLET: Final = re.compile(r"^(\s*)[*+-]\s+(?:\[([ xX])\]\s+)?")
_FEWEST_HEADINGS: Final = 2


def looks_like_markdown(text: str) -> bool:
    """Tell whether a text without a name is Markdown: two headings marked with "#" at least."""
    return sum(bool(_HEADING.match(line)) for line in text.splitlines()) >= _FEWEST_HEADINGS


def read_markdown(text: str) -> Reading:
    """Give the blocks of a Markdown text; headings keep their depth, links their address in brackets."""
    return finished(_paragraphs(_COMMENT.sub("", text)), "text/markdown")


def _paragraphs(text: str) -> Iterator[Paragraph]:
    flow: list[str] = []
    raw = _without_tags(text)
    for at, line in enumerate(raw):
        heading = _heading(raw, at)
        if heading is None:
            flow.append(line if not _underlines(raw, at) else "")
            continue
        yield from rows_told(paragraphs(lines_of(flow)))
        flow = []
        if heading.text:
            yield heading
    yield from rows_told(paragraphs(lines_of(flow)))


def _heading(raw: list[str], at: int) -> Paragraph | None:
    """Give the heading that stands on a line, marked with "#" or underlined by the next line."""
    match = _HEADING.match(raw[at])
    if match:
        return Paragraph(plain(match[2]), kind=BlockKind.HEADING, level=len(match[1]))
    if _underlines(raw, at + 1):
        return Paragraph(plain(raw[at]), kind=BlockKind.HEADING, level=1 if raw[at + 1].lstrip()[0] == "=" else 2)
    return None


def _underlines(raw: list[str], at: int) -> bool:
    """Tell whether a line of "=" or "-" makes a heading of the line above, itself one line on its own."""
    if not 0 < at < len(raw) or not _UNDERLINE.match(raw[at]):
        return False
    above = raw[at - 1].strip()
    alone = at == 1 or not raw[at - 2].strip()
    return bool(above) and alone and "|" not in above and not _HEADING.match(above) and not _BULLET.match(above)


def _without_tags(text: str) -> list[str]:
    """Give the lines without fences, quotation marks and HTML tags; a tag that breaks a line breaks it here."""
    lines: list[str] = []
    for line in text.expandtabs(4).splitlines():
        if _FENCE.match(line):
            lines.append("")
            continue
        bare = _QUOTE.sub("", line)
        if bare.lstrip().startswith("|"):
            lines.append(plain(_CELL_BREAK.sub(" ", bare)))
        else:
            lines += (
                [_flow_line(part) for part in _BREAK.sub("\n", bare).split("\n")]
                if _BREAK.search(bare)
                else [_flow_line(bare)]
            )
    return lines


def _flow_line(line: str) -> str:
    """Give a line with its bullet made "-" and, unless it is a heading, its marks taken off."""
    if _HEADING.match(line):
        return line
    bullet = _BULLET.match(line)
    if bullet and not _UNDERLINE.match(line):
        box = {"x": "☒ ", "X": "☒ ", " ": "☐ "}.get(bullet[2] or "", "")
        return f"{bullet[1]}- {box}{plain(line[bullet.end() :])}"
    indent = line[: len(line) - len(line.lstrip())]
    return indent + plain(line)


def plain(text: str) -> str:
    """Give the words of a piece of Markdown.

    >>> plain("**Article 5** — voir la [liste](https://example.org/s) à `jour`")
    'Article 5 — voir la liste (https://example.org/s) à jour'
    """
    text = _AUTOLINK.sub(r"\1", text)
    text = _LINK.sub(_link, _IMAGE.sub(r"\1", text))
    for _ in range(2):
        text = _EMPHASIS.sub(lambda match: match[1] or match[2], _STRONG.sub(r"\2", text))
    text = html.unescape(_TAG.sub("", _CODE.sub(r"\1", text)))
    return _ESCAPE.sub(r"\1", _ATTRIBUTES.sub("", text)).strip()


def _link(match: re.Match[str]) -> str:
    words, address = match[1], match[2].removeprefix("mailto:")
    return words if not address or address.startswith("#") or address in words else f"{words} ({address})"
