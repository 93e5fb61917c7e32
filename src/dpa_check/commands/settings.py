"""Settings from files: ``dpa-check.toml``, ``.dpa-check.toml``, then the user's own."""

import tomllib
from gettext import gettext as _
from pathlib import Path
from typing import Any, Final

import typer
from pydantic import BaseModel, ConfigDict, ValidationError

from dpa_check.commands.options import Color, ContractLanguage, OcrChoice, ReportLanguage, Revisions, Side
from dpa_check.errors import UsageError
from dpa_check.output import Format
from dpa_check.report import Severity

NAME: Final = "dpa-check.toml"
HIDDEN_NAME: Final = ".dpa-check.toml"


class Settings(BaseModel):
    """What a settings file may hold: the options' long names; folders are relative to the file."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=lambda name: {"form": "format"}.get(name, name.replace("_", "-"))
    )

    form: Format | None = None
    lang: ContractLanguage | None = None
    report_lang: ReportLanguage | None = None
    revisions: Revisions | None = None
    side: Side | None = None
    min_severity: Severity | None = None
    fail_on: Severity | None = None
    library: list[Path] | None = None
    ocr: OcrChoice | None = None
    bound: list[str] | None = None
    color: Color | None = None
    verbose: bool | None = None
    quiet: bool | None = None
    exit_zero: bool | None = None
    workers: int | None = None
    timeout: float | None = None
    memory: int | None = None


def settings_files(folder: Path) -> tuple[Path, ...]:
    """Give the settings files that hold for a run in ``folder``, the nearest first."""
    above = (folder, *folder.parents)
    found = [next((place / name for place in above if (place / name).is_file()), None) for name in (NAME, HIDDEN_NAME)]
    own = Path(typer.get_app_dir("dpa-check")) / NAME
    return tuple(path for path in (*found, own) if path is not None and path.is_file())


def read_settings(path: Path) -> dict[str, Any]:
    """Give the defaults of the options that the file sets.

    Raises UsageError, with file and line, for a file that is not TOML, an unknown key or a wrong value.
    """
    try:
        text = path.read_text("utf-8")
        settings = Settings.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        message = _("{path}: cannot be read as settings: {error}").format(path=path, error=error)
        raise UsageError(message) from error
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0])
        message = f"{path}:{_line_of(key, text)}: {key}: {first['msg']}"
        raise UsageError(message) from error
    values = settings.model_dump(mode="json", exclude_none=True)
    if settings.library is not None:
        values["library"] = [str(path.parent / folder) for folder in settings.library]
    return values


def defaults(folder: Path) -> dict[str, Any]:
    """Give the defaults of the options for a run in ``folder``: of two files that set one, the nearest holds."""
    merged: dict[str, Any] = {}
    for path in reversed(settings_files(folder)):
        merged |= read_settings(path)
    return merged


def _line_of(key: str, text: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.strip().startswith(key)), 1)
