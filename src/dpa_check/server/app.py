"""The HTTP interface: one file in, its report out."""

import hmac
from collections.abc import Mapping as Named
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Final, Literal

from fastapi import Depends, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import Field

from dpa_check import api
from dpa_check.mapping import Mapping
from dpa_check.readers import Options
from dpa_check.record import Bilingual, Record
from dpa_check.report import Report
from dpa_check.server.desk import Desk, Order
from dpa_check.server.problems import Refusal, reply
from dpa_check.server.upload import uploaded

FILE: Final = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            },
            "application/octet-stream": {"schema": {"type": "string", "format": "binary", "minLength": 1}},
        },
    }
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What the server holds its callers to: the token, the size of a file in bytes; and the mappings it offers."""

    token: str
    most_bytes: int
    mappings: Named[str, Mapping] = field(default_factory=dict)
    folders: tuple[Path, ...] = ()


class ClauseName(Record):
    """A clause of the library: its id, family, need and title."""

    id: str
    family: str
    need: str
    title: Bilingual


class Asked(Record):
    """How a file is to be reviewed, and what the answer is."""

    filename: str = Field("agreement", description="The name of a file sent as the body itself.")
    lang: Literal["auto", "fr", "en"] = Field("auto", description="The language of the agreement.")
    revisions: Literal["accepted", "rejected"] = Field("accepted", description="How tracked changes are read.")
    ocr: Literal["auto", "always", "never"] = Field("auto", description="Text recognition.")
    mapping: str | None = Field(None, description="A mapping by its name: the answer is its fields, not a report.")


def make_app(terms: Terms, desk: Desk) -> FastAPI:
    """Give the application: POST /reviews, GET /library, GET /health, and its own description, GET /openapi.json."""
    app = FastAPI(
        title="dpa-check",
        version=version("dpa-check"),
        description="Reviews a data processing agreement (GDPR Art. 28) clause by clause. No file is kept.",
        docs_url=None,
        redoc_url=None,
        exception_handlers={Refusal: _refuse, RequestValidationError: _refuse_parameter},
    )
    bearer = HTTPBearer(auto_error=False)

    def allowed(given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> None:
        if given is None or not hmac.compare_digest(given.credentials.encode(), terms.token.encode()):
            raise Refusal(401, "a valid bearer token is needed", headers={"WWW-Authenticate": "Bearer"})

    known = [Depends(allowed)]

    @app.get("/health", summary="Tell that the server answers.")
    async def health() -> dict[Literal["status"], Literal["ok"]]:
        return {"status": "ok"}

    @app.get("/library", summary="List the clauses that reviews look for.", responses=reply(401), dependencies=known)
    async def library() -> list[ClauseName]:
        clauses = api.load_to_review(terms.folders).clauses
        return [ClauseName(id=one.id, family=one.family, need=one.status, title=one.title) for one in clauses]

    answers = reply(400, 401, 404, 413, 422, 500, 503, 504)

    @app.post(
        "/reviews",
        summary="Review a file.",
        response_model=Report,
        responses=answers,
        openapi_extra=FILE,
        dependencies=known,
    )
    async def reviews(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        """Review a file: the report is that of the command line, byte for byte."""
        if asked.mapping is not None and asked.mapping not in terms.mappings:
            raise Refusal(404, f"no mapping is called {asked.mapping}; known: {', '.join(terms.mappings) or 'none'}")
        data, name = await uploaded(request, terms.most_bytes)
        fields = terms.mappings[asked.mapping] if asked.mapping is not None else None
        reading = Options(asked.ocr, revisions=asked.revisions)
        content = await desk.review(Order(data, name or asked.filename, asked.lang, reading, fields))
        return Response(content, media_type="application/json")

    return app


async def _refuse(_request: Request, refusal: Refusal) -> JSONResponse:
    return refusal.answer()


async def _refuse_parameter(_request: Request, error: RequestValidationError) -> JSONResponse:
    first = error.errors()[0]
    return Refusal(422, f"{'.'.join(map(str, first['loc']))}: {first['msg']}").answer()
