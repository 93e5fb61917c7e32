"""Readers: a PDF, a Word, OpenDocument, rich text, text or Markdown file → a document, or one clear reason why not."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from dpa_check.document import Document
from dpa_check.errors import ReadingError
from dpa_check.readers.content import Content, content_of, extension
from dpa_check.readers.options import Bounds, Options

if TYPE_CHECKING:
    from pathlib import Path

    from dpa_check.readers.paragraph import Reading

__all__ = ["Bounds", "Options", "bytes_of", "read", "read_bytes"]

_USUAL: Final = Options()
_OURS: Final = frozenset({"pdf", "docx", "docm", "dotx", "dotm", "odt", "rtf", "txt", "md", "markdown", "mdx"})
_MARKDOWN: Final = frozenset({"md", "markdown", "mdx"})


def read(path: Path, options: Options = _USUAL) -> Document:
    """Give the document in a file; raises ReadingError when it cannot be read."""
    return read_bytes(bytes_of(path, options), str(path), options)


def bytes_of(path: Path, options: Options = _USUAL) -> bytes:
    """Give the bytes of a file; raises ReadingError for one that is not there, is a folder, or is too large."""
    try:
        if path.is_dir():
            raise ReadingError(path, "wrong-type", type="folder")
        if path.stat().st_size > options.bounds.bytes:
            raise ReadingError(path, "too-large", bytes=str(path.stat().st_size))
        return path.read_bytes()
    except OSError as error:
        raise ReadingError(path, "not-found", reason=error.strerror or "") from error


def read_bytes(data: bytes, source: str, options: Options = _USUAL) -> Document:
    """Give the document in bytes; the content tells the type, the name of ``source`` only Markdown from text.

    >>> read_bytes("Article 1 — Objet".encode(), "dpa.txt").blocks[0].number
    '1'
    """
    if not data.strip():
        raise ReadingError(source, "empty-file")
    if len(data) > options.bounds.bytes:
        raise ReadingError(source, "too-large", bytes=str(len(data)))
    reading = _reading(data, source, options)
    digest = hashlib.sha256(data).hexdigest()
    return Document(
        source, digest, reading.media_type, reading.page_count, reading.blocks, reading.coverage, reading.marks
    )


def _reading(data: bytes, source: str, options: Options) -> Reading:
    content = content_of(data)
    if content is Content.TEXT:
        return _read_text(data, source)
    if content is Content.PDF:
        from dpa_check.readers.pdf import read_pdf

        return read_pdf(data, source, options)
    if content is Content.WORD:
        from dpa_check.readers.word import read_word

        return read_word(data, source, options)
    if content is Content.ODT:
        from dpa_check.readers.open_document import read_odt

        return read_odt(data, source, options.bounds)
    if content is Content.RTF:
        from dpa_check.readers.rich_text import read_rtf

        return read_rtf(data, source)
    raise _refusal(content, source)


def _read_text(data: bytes, source: str) -> Reading:
    from dpa_check.readers.markdown import looks_like_markdown, read_markdown
    from dpa_check.readers.text import decoded, read_text

    text = decoded(data)
    named = extension(source)
    if text is None or named in _OURS - _MARKDOWN - {"txt"}:
        raise ReadingError(source, "wrong-type", type="text" if text else "binary")
    marked_up = named in _MARKDOWN or looks_like_markdown(text)
    reading = read_markdown(text) if marked_up else read_text(text)
    if not reading.blocks:
        raise ReadingError(source, "empty-file")
    return reading


def _refusal(content: Content, source: str) -> ReadingError:
    """Give the reason why a file of that content is not read."""
    if content in {Content.ENCRYPTED, Content.DAMAGED}:
        return ReadingError(source, content.value)
    code = "wrong-type" if extension(source) in _OURS else "unsupported-type"
    return ReadingError(source, code, type=content.value)
