"""What goes wrong, as HTTP says it: "problem+json" (RFC 9457)."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from fastapi.responses import JSONResponse

from dpa_check.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MEDIA_TYPE: Final = "application/problem+json"
MEANINGS: Final[Mapping[int, str]] = {
    400: "There is no file.",
    401: "The token is not given, or not right.",
    404: "There is no mapping of that name.",
    413: "The file is larger than it may be.",
    422: "The file cannot be read, or a parameter is wrong.",
    500: "The process that made the review ended.",
    503: "As many reviews as there may be are being made.",
    504: "The review took longer than it may.",
}


class Problem(Record):
    """A problem: its HTTP status, also in words, and what is wrong; of an unreadable file its code, and the French."""

    status: int
    title: str
    detail: str
    code: str | None = None
    fr: str | None = None


class Refusal(Exception):  # noqa: N818  no fault of the server, but what it says to a caller
    """A request that gets no report, with what is said of it."""

    def __init__(self, status: int, detail: str, *, headers: Mapping[str, str] | None = None, **more: str) -> None:
        """Take the HTTP status, what is wrong, and what else the answer says."""
        super().__init__(detail)
        self.problem = Problem(status=status, title=HTTPStatus(status).phrase, detail=detail, **more)
        self.headers = dict(headers or {})

    def __reduce__(self) -> tuple[Callable[[], Refusal], tuple[()]]:
        """Give what makes it again, for the process that answers."""
        said = self.problem
        more = {"code": said.code, "fr": said.fr or ""} if said.code else {}
        return partial(Refusal, said.status, said.detail, headers=self.headers, **more), ()

    def answer(self) -> JSONResponse:
        """Give the answer that says it."""
        content = self.problem.model_dump(exclude_none=True)
        return JSONResponse(content, self.problem.status, self.headers, MEDIA_TYPE)


def reply(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Give the description of these answers, for OpenAPI."""
    schema = Problem.model_json_schema()
    return {
        status: {"description": MEANINGS[status], "content": {MEDIA_TYPE: {"schema": schema}}} for status in statuses
    }
