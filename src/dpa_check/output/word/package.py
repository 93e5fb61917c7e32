"""The package of a Word file: a part of it changed or added, all others copied byte for byte."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from dpa_check.output.word.layout import appended

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES: Final = "[Content_Types].xml"
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND: Final = "/relationships/comments"
_USUAL: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_STRICT: Final = "http://purl.oclc.org/ooxml/officeDocument"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONS: Final = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="{_RELATIONS}"/>'
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The date of what is added: the same file gives the same copy."""


class Package:
    """The parts of one file, and those that were changed."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes of a file that was read already."""
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = {member.filename for member in self._archive.infolist()}
        self._changed: dict[str, bytes] = {}

    def part(self, name: str) -> bytes:
        """Give the bytes of a part as they are stored, none where there is no such part."""
        return self._archive.read(name) if name in self._names else b""

    def put(self, name: str, data: bytes) -> None:
        """Change a part, or add it."""
        self._changed[name] = data

    def comments(self, main: str, *, strict: bool) -> str:
        """Give the name of the part with the comments of the main part, which is made known where there was none."""
        folder, file = posixpath.split(main)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        known = self.part(relations) or _NO_RELATIONS.encode()
        found = {one.get("Id", ""): one for one in ET.fromstring(known)}  # noqa: S314  read within bounds before
        for one in found.values():
            if one.get("Type", "").endswith(_KIND) and one.get("TargetMode") != "External":
                name = _within(folder, one.get("Target", ""))
                self._make_known(name)
                return name
        name = _free(posixpath.join(folder, "comments"), self._names, ".xml")
        kind = f"{_STRICT if strict else _USUAL}{_KIND}"
        self.put(
            relations,
            appended(
                known,
                f'<Relationship xmlns="{_RELATIONS}" Id="{_free("rIdDpaCheck", found)}" Type="{kind}"'
                f' Target="{posixpath.basename(name)}"/>',
            ),
        )
        self._make_known(name)
        return name

    def _make_known(self, name: str) -> None:
        """Say the type of the part with the comments, where the package does not."""
        types = self.part(_TYPES)
        if f'"/{name}"'.lower().encode() not in types.lower():
            space = "http://schemas.openxmlformats.org/package/2006/content-types"
            added = f'<Override xmlns="{space}" PartName="/{name}" ContentType="{_COMMENTS_TYPE}"/>'
            self.put(_TYPES, appended(types, added))

    def written(self) -> bytes:
        """Give the file: its members in their order, what was added at the end."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy:
            for member in self._archive.infolist():
                data = self._changed.get(member.filename)
                copy.writestr(member, self._archive.read(member) if data is None else data)
            for name in self._changed:
                if name not in self._names:
                    added = zipfile.ZipInfo(name, _EPOCH)
                    added.compress_type = zipfile.ZIP_DEFLATED
                    copy.writestr(added, self._changed[name])
        return stream.getvalue()


def _within(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _free(name: str, taken: Mapping[str, object] | set[str], ending: str = "") -> str:
    """Give a name that is not taken, numbered if need be."""
    number = 1
    free = f"{name}{ending}"
    while free in taken:
        number += 1
        free = f"{name}{number}{ending}"
    return free
