"""The main part of a Word file as bytes: where each element begins and ends, so that marks go in and nothing moves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator

USUAL: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TAG: Final = re.compile(rb"<(?:\"[^\"]*\"|'[^']*'|[^\"'>])*>")
_NAME: Final = re.compile(rb"<([^\s/>]+)")
_ENCODING: Final = re.compile(r"(<\?xml[^>]*encoding=[\"'])([^\"']+)")
_TEXTS: Final = frozenset({"t", "delText"})


@dataclass(slots=True)
class Node:
    """An element: its name in WordprocessingML ("" in another vocabulary), what holds it, and its bytes.

    ``start`` is where its first tag begins, ``inner`` where that tag ends, ``close`` where its last tag begins and
    ``end`` where that one ends; of an element without content the last three are the same.
    """

    name: str
    parent: int
    start: int
    inner: int
    close: int = 0
    end: int = 0
    children: list[int] = field(default_factory=list)
    pieces: list[tuple[int, str]] = field(default_factory=list)

    @property
    def length(self) -> int:
        """Give the number of characters of its own text."""
        return sum(len(text) for _at, text in self.pieces)


class Layout:
    """The bytes of a part, in UTF-8, and its elements in document order."""

    def __init__(self, data: bytes) -> None:
        """Take the part as it is stored."""
        self.data = utf8(data)
        self.nodes: list[Node] = []
        self._open: list[int] = []
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self._parser = parser
        parser.Parse(self.data, True)  # noqa: FBT003  expat's own way to say that this is all

    @property
    def strict(self) -> bool:
        """Tell whether the part is in the strict dialect."""
        return STRICT.encode() in self.tag(0)

    @property
    def declaration(self) -> str:
        """Give what an added element must declare for the prefix "w" to be understood: nothing where the root does."""
        space = STRICT if self.strict else USUAL
        return "" if f'xmlns:w="{space}"'.encode() in self.tag(0) else f' xmlns:w="{space}"'

    def tag(self, number: int) -> bytes:
        """Give the first tag of an element."""
        node = self.nodes[number]
        return self.data[node.start : node.inner]

    def closing(self, number: int) -> bytes:
        """Give the last tag of an element, whether it has one of its own or not."""
        name = _NAME.match(self.tag(number))
        return b"</" + (name[1] if name else b"") + b">"

    def whole(self, number: int) -> bytes:
        """Give an element with all it holds."""
        node = self.nodes[number]
        return self.data[node.start : node.end]

    def above(self, number: int) -> Iterator[int]:
        """Give the elements that an element stands in, the innermost first."""
        while (number := self.nodes[number].parent) >= 0:
            yield number

    def byte(self, number: int, position: int) -> int:
        """Give the byte before a character of an element's own text; of one that is written as a code, its first."""
        for at, text in self.nodes[number].pieces:
            if position < len(text):
                literal = self.data[at : at + 1] not in b"&<"
                return at + len(text[:position].encode()) if literal else at
            position -= len(text)
        return self.nodes[number].close

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        at, number = self._parser.CurrentByteIndex, len(self.nodes)
        space, _, local = name.rpartition(" ")
        parent = self._open[-1] if self._open else -1
        found = _TAG.match(self.data, at)
        self.nodes.append(Node(local if space in {USUAL, STRICT} else "", parent, at, found.end() if found else at))
        if parent >= 0:
            self.nodes[parent].children.append(number)
        self._open.append(number)

    def _end(self, _name: str) -> None:
        node = self.nodes[self._open.pop()]
        if self.data[node.inner - 2 : node.inner] == b"/>":
            node.close = node.end = node.inner
        else:
            node.close = self._parser.CurrentByteIndex
            node.end = self.data.index(b">", node.close) + 1

    def _text(self, text: str) -> None:
        node = self.nodes[self._open[-1]]
        if node.name in _TEXTS:
            node.pieces.append((self._parser.CurrentByteIndex, text))


def utf8(data: bytes) -> bytes:
    """Give a part in UTF-8, which nearly all are in; another is written anew, its declaration too.

    >>> utf8('<?xml version="1.0" encoding="UTF-16"?><a>é</a>'.encode("utf-16")).decode()
    '<?xml version="1.0" encoding="UTF-8"?><a>é</a>'
    """
    named = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    if named == "utf-8":
        declared = _ENCODING.match(data[:200].decode("ascii", "replace"))
        named = declared[2].lower() if declared else named
    if named in {"utf-8", "us-ascii", "ascii"}:
        return data
    return _ENCODING.sub(r"\g<1>UTF-8", data.decode(named), count=1).encode()


def appended(data: bytes, addition: str) -> bytes:
    """Give a part with something added at the end of its root, the rest being as it was.

    >>> appended(b'<Types a="1"/>', "<Override/>")
    b'<Types a="1"><Override/></Types>'
    """
    layout = Layout(data)
    root, added = layout.nodes[0], addition.encode()
    if root.inner == root.end:
        return layout.data[: root.inner - 2] + b">" + added + layout.closing(0) + layout.data[root.end :]
    return layout.data[: root.close] + added + layout.data[root.close :]
