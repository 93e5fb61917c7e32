"""``dpa-check serve``: reviews over HTTP, for contract-lifecycle tools."""

import os
import secrets
from gettext import gettext as _
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from dpa_check.commands import options
from dpa_check.commands.streams import tell
from dpa_check.errors import UsageError

HELP = """\b
Examples:
  dpa-check serve --token-file token.txt
  DPA_CHECK_TOKEN=secret dpa-check serve --port 8080 --mapping record=record.yaml
  curl -H "Authorization: Bearer secret" -F file=@contract.pdf http://127.0.0.1:8080/reviews

Serve reviews over HTTP: POST a file to /reviews, and its report comes back as JSON. No file is kept.
"""
Host = Annotated[str, typer.Option("--host", help="The address to answer on; by default this machine alone.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="The port to answer on.")]
TokenFile = Annotated[
    Path | None,
    typer.Option(
        "--token-file",
        metavar="FILE",
        help="The token that callers must give; else that of DPA_CHECK_TOKEN, else one made up and told at the start.",
    ),
]
WorkersOption = Annotated[
    int, typer.Option("--workers", "-w", min=1, envvar="DPA_CHECK_WORKERS", help="Processes that work side by side.")
]
Seconds = Annotated[
    float, typer.Option("--timeout", min=1, envvar="DPA_CHECK_TIMEOUT", help="Seconds that one file may take.")
]
Largest = Annotated[int, typer.Option("--max-bytes", min=1, help="Bytes that a file may have.")]
Mappings = Annotated[
    list[str] | None,
    typer.Option("--mapping", metavar="NAME=FILE", help="Fields that ?mapping=NAME gives; may be repeated."),
]


def serve(  # noqa: PLR0913  one parameter for each option of the command
    *,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    token_file: TokenFile = None,
    workers: WorkersOption = 2,
    timeout: Seconds = 60,
    max_bytes: Largest = 50_000_000,
    mapping: Mappings = None,
    library: options.LibraryFolders = None,
) -> None:
    """Answer until interrupted."""
    if not all(find_spec(name) for name in ("fastapi", "uvicorn", "python_multipart")):
        raise UsageError(_("the server is not installed: pip install 'dpa-check[server]'"))
    import uvicorn

    from dpa_check import api
    from dpa_check.mapping import Mapping
    from dpa_check.server.app import Terms, make_app
    from dpa_check.server.desk import Desk

    folders = tuple(folder.resolve() for folder in library or ())
    api.load_to_review(folders)
    named = {name: Mapping.of(Path(file)) for name, file in map(_named, mapping or ())}
    terms = Terms(_token(token_file), max_bytes, named, folders)
    with Desk(folders, workers=workers, seconds=timeout) as desk:
        uvicorn.run(
            make_app(terms, desk), host=host, port=port, access_log=False, log_level="warning", server_header=False
        )


def _named(option: str) -> tuple[str, str]:
    name, equals, file = option.partition("=")
    if not (name and equals and file):
        raise UsageError(_("--mapping {option}: write NAME=FILE").format(option=option))
    return name, file


def _token(file: Path | None) -> str:
    """Give the token of the file, or of the environment, or a new one, which is told."""
    if file is not None:
        try:
            token = file.read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(_("{file}: cannot be read as a token: {error}").format(file=file, error=error)) from error
    else:
        token = os.environ.get("DPA_CHECK_TOKEN", "").strip()
    if token:
        return token
    if file is not None:
        raise UsageError(_("{file}: there is no token in it").format(file=file))
    token = secrets.token_urlsafe(32)
    tell(_("callers must give this token: {token}").format(token=token))
    return token
