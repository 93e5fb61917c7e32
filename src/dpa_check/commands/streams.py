"""Where a command writes: data to standard output or to a file, the rest to standard error."""

from __future__ import annotations

import locale
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dpa_check.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.commands.options import Color, ReportLanguage

WIDEST: Final = 110
WIDTH_OF_A_FILE: Final = 100


def write(content: str | bytes, output: Path | None = None) -> None:
    """Write ``content`` to ``output``, whole or not at all, or else to standard output; text as UTF-8."""
    data = content.encode() if isinstance(content, str) else content
    if output is None:
        _write_out(data)
        return
    try:
        with tempfile.NamedTemporaryFile("wb", dir=output.parent, prefix=f".{output.name}.", delete=False) as temporary:
            temporary.write(data)
        Path(temporary.name).chmod(0o666 & ~_umask())
        Path(temporary.name).replace(output)
    except OSError as error:
        message = _("{output}: cannot be written ({strerror}); choose another place with -o").format(
            output=output, strerror=error.strerror
        )
        raise UsageError(message) from error


def tell(message: str) -> None:
    """Write one line about the run to standard error."""
    print(f"dpa-check: {message}", file=sys.stderr)  # noqa: T201  the one place that speaks on standard error


@contextmanager
def working(on: str, *, quiet: bool) -> Iterator[None]:
    """Show on a terminal, while the work lasts, that it goes on; not where it is not wanted."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(on):
        yield


def wants_color(choice: Color, output: Path | None) -> bool:
    """Say whether to colour: as told, or on a terminal that shows colours to someone who has not refused them."""
    if choice != "auto":
        return choice == "always"
    refused = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return output is None and not refused and sys.stdout.isatty()


def width(output: Path | None) -> int:
    """Give the width to write at: the terminal's, within reason; a constant for a file or a pipe."""
    if output is not None or not sys.stdout.isatty():
        return WIDTH_OF_A_FILE
    return min(WIDEST, shutil.get_terminal_size((WIDTH_OF_A_FILE, 24)).columns)


def report_language(choice: ReportLanguage | None) -> ReportLanguage:
    """Give the language chosen, else the one of the user's locale, else English."""
    if choice is not None:
        return choice
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), None)
    name = named or locale.getlocale()[0] or ""
    return "fr" if name.lower().startswith("fr") else "en"


def _write_out(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has seen enough


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
