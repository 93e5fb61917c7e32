"""Copies of Word files read back: the words that each comment stands on, and the copy without its comments."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from dpa_check.output.note import notes
from dpa_check.readers.cleaning import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from dpa_check.output.style import Style
    from dpa_check.reviewed import Reviewed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
TEXTS = (f"{W}t", f"{W}delText")
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
SHOWN = {f"{W}t": "", f"{W}delText": "", MATH: "", f"{W}noBreakHyphen": "-", f"{W}sym": "☐"}
APART = {f"{W}txbxContent", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
UNDONE = {"accepted": {f"{W}del", f"{W}moveFrom"}, "rejected": {f"{W}ins", f"{W}moveTo"}}
SIGN = re.compile(
    rb'<w:commentRange(?:Start|End)[^>]* w:id="(\d+)"/>'
    rb'|<w:r(?: xmlns:w="[^"]*")?><w:commentReference w:id="(\d+)"/></w:r>'
)


@dataclass
class Comment:
    """A comment of a copy: its author, its paragraphs, and the words between its marks."""

    author: str
    date: str | None
    paragraphs: list[str]
    words: str = ""


def misplaced(file: Reviewed, copy: bytes, style: Style) -> list[str]:
    """Give the titles of the findings that quote words and have no comment on them in a copy."""
    told = [(one.paragraphs[0], squeezed(one.words)) for one in comments(copy).values()]
    quoted = [
        (one.title, squeezed(one.evidence.quote.exact))
        for one in notes(file.result, style)
        if one.whole and one.evidence
    ]
    return [title for title, words in quoted if (title, words) not in told]


def parts(data: bytes) -> dict[str, bytes]:
    """Give the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def main_part(data: bytes) -> str:
    """Give the name of the part with the text."""
    relations = etree.fromstring(parts(data)["_rels/.rels"])
    return next(
        str(one.get("Target", "")).lstrip("/") for one in relations if one.get("Type", "").endswith("/officeDocument")
    )


def comments_part(data: bytes) -> str:
    """Give the name of the part with the comments."""
    folder, _, file = main_part(data).rpartition("/")
    relations = etree.fromstring(parts(data)[f"{folder}/_rels/{file}.rels"])
    target = next(one.get("Target", "") for one in relations if one.get("Type", "").endswith("/comments"))
    return str(target).lstrip("/") if target.startswith("/") else f"{folder}/{target}"


def comments(data: bytes, revisions: str = "accepted") -> dict[str, Comment]:
    """Give the comments by dpa-check, by number, with the words that a reader sees between their marks."""
    held = parts(data)
    made = {
        one.get(f"{W}id", ""): Comment(
            one.get(f"{W}author", ""),
            one.get(f"{W}date"),
            ["".join(words.text or "" for words in line.iter(f"{W}t")) for line in one.iter(f"{W}p")],
        )
        for one in tree(held[comments_part(data)]).iter(f"{W}comment")
    }
    own = {number: one for number, one in made.items() if one.author == "dpa-check"}
    opened: set[str] = set()
    signed = set()
    for element in seen(tree(held[main_part(data)]), UNDONE[revisions]):
        number = element.get(f"{W}id", "")
        if element.tag in SHOWN:
            for one in opened:
                own[one].words += SHOWN[element.tag] or element.text or ""
        elif number not in own:
            continue
        elif element.tag == f"{W}commentRangeStart":
            opened.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            opened.remove(number)
        elif element.tag == f"{W}commentReference":
            assert number not in opened
            signed.add(number)
    assert (opened, set(own) - signed) == (set(), set())
    return own


def tree(data: bytes) -> _Element:
    """Give the root of a part, in the usual names whatever the dialect."""
    return etree.fromstring(data.replace(STRICT[1:-1].encode(), W[1:-1].encode()))


def seen(parent: _Element, undone: set[str]) -> Iterator[_Element]:
    """Give the elements below one in order, but for those apart from the flow and those that a change takes out."""
    for child in parent:
        if child.tag not in APART and child.tag not in undone:
            yield child
            yield from seen(child, undone)


def squeezed(text: str) -> str:
    """Give the letters of a text, without spaces and without what a row shows between cells.

    >>> squeezed("a b | c")
    'abc'
    """
    return re.sub(r"[|•☐☒]", "", "".join(letters(sign) for sign in text))


def unmarked(part: bytes, numbers: set[str]) -> bytes:
    """Give a main part without the marks of some comments, as canonical XML, runs with the same look joined."""
    bare = SIGN.sub(lambda found: b"" if (found[1] or found[2]).decode() in numbers else found[0], part)
    return joined(bare)


def joined(part: bytes) -> bytes:
    """Give a part as canonical XML, runs that follow each other with the same look and their texts being one."""
    root = tree(part)
    for element in root.iter():
        element.tail = (element.tail or "").strip() or None
        if element.tag not in TEXTS:
            element.text = (element.text or "").strip() or None
    for run in list(root.iter(f"{W}r")):
        before = run.getprevious()
        if (
            before is not None
            and before.tag == run.tag
            and not (before.tail or "").strip()
            and look(before) == look(run)
        ):
            for child in [one for one in run if one.tag != f"{W}rPr"]:
                before.append(child)
            before.tail = run.tail
            run.getparent().remove(run)
    for text in list(root.iter(*TEXTS)):
        text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            text.getparent().remove(text)
    return bytes(etree.tostring(root, method="c14n"))


def look(run: _Element) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    """Give the properties and attributes of a run."""
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties), tuple(sorted(run.attrib.items()))
