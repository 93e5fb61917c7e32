"""Where settings come from: ``dpa-check.toml``, ``.dpa-check.toml``, then the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import typer

NAME: Final = "dpa-check.toml"
HIDDEN_NAME: Final = ".dpa-check.toml"


def settings_files(folder: Path) -> tuple[Path, ...]:
    """Give the settings files that hold for a run in ``folder``, the nearest first."""
    above = (folder, *folder.parents)
    found = [next((place / name for place in above if (place / name).is_file()), None) for name in (NAME, HIDDEN_NAME)]
    own = Path(typer.get_app_dir("dpa-check")) / NAME
    return tuple(path for path in (*found, own) if path is not None and path.is_file())


def defaults(folder: Path) -> dict[str, Any]:
    """Give the defaults of the options for a run in ``folder``: of two files that set one, the nearest holds."""
    files = settings_files(folder)
    if not files:
        return {}
    from dpa_check.commands.settings_file import read_settings

    merged: dict[str, Any] = {}
    for path in reversed(files):
        merged |= read_settings(path)
    return merged
