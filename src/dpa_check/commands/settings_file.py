"""What one file of settings holds: the defaults of options."""

import tomllib
from gettext import gettext as _
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from dpa_check.commands.options import Color, ContractLanguage, OcrChoice, ReportLanguage, Revisions, Side
from dpa_check.errors import UsageError
from dpa_check.output import Format
from dpa_check.verdict import Severity


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


def _line_of(key: str, text: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.strip().startswith(key)), 1)
