"""The file of a request, held in memory alone: as the body itself, or as the one file of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from dpa_check.server.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from fastapi import Request


_NO_FILE: Final = "no file: send it as the body, or as the field `file` of a form"
_FORM: Final = 10_000
"""Bytes of a form beside those of its file."""


async def uploaded(request: Request, most: int) -> tuple[bytes, str | None]:
    """Give the bytes of a request's file, and its name where a form gives one; raises Refusal."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await _of_form(request, most)
    data = b"".join([chunk async for chunk in _bounded(request, most)])
    if not data:
        raise Refusal(400, _NO_FILE)
    return data, None


async def _of_form(request: Request, most: int) -> tuple[bytes, str | None]:
    parser = MultiPartParser(request.headers, _bounded(request, most + _FORM), max_files=1, max_fields=5)
    parser.spool_max_size = most + _FORM  # never to disk
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError) as error:
        raise Refusal(400, _NO_FILE) from error
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise Refusal(400, _NO_FILE)
    data = await file.read()
    await form.close()
    if not data:
        raise Refusal(400, _NO_FILE)
    return data, file.filename


async def _bounded(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    read = 0
    async for chunk in request.stream():
        read += len(chunk)
        if read > most:
            raise Refusal(413, f"the file is larger than {most} bytes")
        yield chunk
