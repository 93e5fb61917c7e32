"""The parts of a Word file, taken out of its package without a risk: sizes bounded, nothing fetched."""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET
from xml.parsers import expat

from dpa_check.errors import ReadingError
from dpa_check.readers.nesting import check_nesting
from dpa_check.readers.options import Budget

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from dpa_check.readers.options import Bounds

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_ENCRYPTED_FLAG: Final = 0x1
_DAMAGE: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, RuntimeError, OSError, ValueError),
)
"""What zipfile raises on packages that are not whole; NotImplementedError is a RuntimeError."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: its kind ("header", "numbering"), and the name of the target in the package."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """An open package; ``budget`` names the file in errors and says what it may take."""

    archive: zipfile.ZipFile
    budget: Budget

    @classmethod
    def opened(cls, data: bytes, source: str, bounds: Bounds) -> Package:
        """Give the package in bytes; raises ReadingError when it is damaged, encrypted or too large unpacked."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise ReadingError(source, "damaged") from error
        members = archive.infolist()
        if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
            raise ReadingError(source, "encrypted")
        unpacked = sum(member.file_size for member in members)
        if unpacked > bounds.unpacked:
            raise ReadingError(source, "too-large", bytes=str(unpacked))
        return cls(archive, Budget(source, bounds))

    def main(self) -> str:
        """Give the name of the part that holds the text."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument":
                return relation.target
        return "word/document.xml"

    def data(self, name: str) -> bytes | None:
        """Give the bytes of a part, or None when the package has none of that name."""
        try:
            member = self.archive.getinfo(name)
        except KeyError:
            return None
        if member.file_size > self.budget.bounds.part:
            raise ReadingError(self.budget.source, "too-large", bytes=str(member.file_size))
        try:
            return self.archive.read(member)
        except _DAMAGE as error:
            raise ReadingError(self.budget.source, "damaged", part=name) from error

    def xml(self, name: str) -> Element | None:
        """Give the root of a part, in the usual names whatever the dialect, or None when there is no such part."""
        data = self.data(name)
        if data is None:
            return None
        self.budget.check()
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        try:
            check_nesting(data, self.budget)
            return ET.fromstring(data)  # noqa: S314  no network, and expat bounds the growth of entities
        except (ET.ParseError, expat.ExpatError, ValueError) as error:
            raise ReadingError(self.budget.source, "damaged", part=name) from error

    def relations(self, name: str) -> dict[str, Relation]:
        """Give what a part refers to within the package, by identifier; ``name`` "" is the package itself."""
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        return {
            one.get("Id", ""): Relation(one.get("Type", "").rpartition("/")[2], _target(folder, one.get("Target", "")))
            for one in root.iter(_RELATION)
            if one.get("TargetMode") != "External"
        }


def _target(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
