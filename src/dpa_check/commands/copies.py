"""The copies of agreements with the findings in them, written beside each other or where they were asked for."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from dpa_check.commands.streams import tell, write
from dpa_check.errors import UsageError
from dpa_check.output import EXTENSIONS, Format, Style, render_copy

if TYPE_CHECKING:
    from dpa_check.reviewed import Review, Reviewed


def write_copies(reviewed: Review, form: Format, style: Style, output: Path | None) -> None:
    """Write the copy of each file that was reviewed, with the findings in it: to ``output``, or into it if a folder.

    Raises UsageError where two copies would bear one name, and once the others are written where one cannot be made.
    """
    into = output if output and output.is_dir() else None
    names = [f"{Path(file.name).stem}.reviewed{Path(file.name).suffix}" for file in reviewed.files]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        message = _("{twice}: two files would give a copy of this name; review them apart").format(twice=twice)
        raise UsageError(message)
    targets = [into / name if into else output for name in names]
    for target in targets:
        check_copy(target, form, reviewed)
    refused = [
        reason
        for file, target in zip(reviewed.files, targets, strict=True)
        if file.result.findings is not None and (reason := write_copy(file, form, style, target))
    ]
    for reason in refused[:-1]:
        tell(reason)
    if refused:
        raise UsageError(refused[-1])


def check_copy(target: Path | None, form: Format, reviewed: Review) -> None:
    """Raise UsageError where a copy would overwrite one of the agreements, or bear the extension of another type.

    Word opens no file with macros (.docm) by the name of one without (.docx), nor the other way round.
    """
    if target is None:
        return
    for file in reviewed.files:
        if isinstance(file.source, Path) and target.exists() and file.source.exists() and target.samefile(file.source):
            message = _("{output}: the report would overwrite the agreement; choose another name with -o").format(
                output=target
            )
            raise UsageError(message)
    kinds = {Path(file.name).suffix.lower() for file in reviewed.files} | {target.suffix.lower()}
    if len(reviewed.files) == 1 and len(kinds) > 1 and all(EXTENSIONS.get(kind) is form for kind in kinds):
        name = Path(reviewed.files[0].name)
        message = _("{output}: a copy of {name} must have its extension, {extension}; choose another name with -o")
        raise UsageError(message.format(output=target, name=name.name, extension=name.suffix))


def write_copy(file: Reviewed, form: Format, style: Style, output: Path | None) -> str:
    """Write the copy of one file, or give why it cannot be made; say where a signature will not hold for it."""
    try:
        write(render_copy(file, form, style), output)
    except UsageError as error:
        return str(error)
    for warning in file.result.coverage.warnings if file.result.coverage else ():
        if warning.code == "signed":
            tell(f"{file.name}: {warning.message.in_language(style.language)}")
    return ""
