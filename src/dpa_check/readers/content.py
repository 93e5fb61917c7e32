"""What a file is, told from its bytes and not from its name."""

from __future__ import annotations

import io
import struct
import zipfile
from enum import StrEnum
from pathlib import PurePath
from typing import Final


class Content(StrEnum):
    """What the bytes of a file hold: what is read (PDF, WORD, TEXT), what is known not to be, and the two failures."""

    PDF = "pdf"
    WORD = "docx"
    TEXT = "text"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    DOC = "doc"
    XLS = "xls"
    PPT = "ppt"
    MSG = "msg"
    OLE = "ole"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    EPUB = "epub"
    ZIP = "zip"
    RTF = "rtf"
    HTML = "html"
    XML = "xml"
    IMAGE = "image"


_OLE_HEADER: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: Final = (
    ("EncryptedPackage", Content.ENCRYPTED),
    ("WordDocument", Content.DOC),
    ("Workbook", Content.XLS),
    ("PowerPoint Document", Content.PPT),
    ("__substg1.0", Content.MSG),
)
_SIGNATURES: Final = (
    (b"\x89PNG", Content.IMAGE),
    (b"\xff\xd8\xff", Content.IMAGE),
    (b"GIF8", Content.IMAGE),
    (b"II*\0", Content.IMAGE),
    (b"MM\0*", Content.IMAGE),
    (b"{\\rtf", Content.RTF),
)
_PACKAGES: Final = (
    ("xl/", Content.XLSX),
    ("ppt/", Content.PPTX),
    ("META-INF/container.xml", Content.EPUB),
    ("content.xml", Content.ODT),
    ("[Content_Types].xml", Content.WORD),
)
_TAGS: Final = (
    (b"<!doctype html", Content.HTML),
    (b"<html", Content.HTML),
    (b"<?xml", Content.XML),
)
_HEAD: Final = 1024


def content_of(data: bytes) -> Content:
    r"""Give what the bytes hold; a type that nothing betrays is TEXT.

    >>> [content_of(data).value for data in (b"%PDF-1.7", b"Article 1", b"\x89PNG")]
    ['pdf', 'text', 'image']
    """
    if b"%PDF-" in data[:_HEAD]:
        return Content.PDF
    if data.startswith(_OLE_HEADER):
        return next((found for name, found in _STREAMS if name.encode("utf-16-le") in data), Content.OLE)
    if data.startswith(b"PK\x03\x04"):
        return _package(data)
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return next(
        (
            found
            for text, signatures in ((data, _SIGNATURES), (start, _TAGS))
            for signature, found in signatures
            if text.startswith(signature)
        ),
        Content.TEXT,
    )


def extension(source: str) -> str:
    """Give the extension of a file's name in lower case, without the dot; "" when it has none."""
    return PurePath(source).suffix.lower().removeprefix(".")


def _package(data: bytes) -> Content:
    """Tell the packages apart by the names of their members."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, NotImplementedError):
        return Content.DAMAGED
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return Content.WORD
    return next((found for start, found in _PACKAGES if any(name.startswith(start) for name in names)), Content.ZIP)
