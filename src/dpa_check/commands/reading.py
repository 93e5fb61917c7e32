"""How the files of a command are read, from its options."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from dpa_check.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dpa_check.commands.options import OcrChoice, Revisions
    from dpa_check.readers import Options


def reading(ocr: OcrChoice, bounds: Sequence[str] | None, revisions: Revisions) -> Options:
    """Give the options of the readers.

    Raises UsageError for a bound that is none, and where text recognition is asked for and not installed.
    """
    from dpa_check.readers import Bounds, Options
    from dpa_check.readers.ocr import languages

    if ocr == "always" and not languages():
        message = _(
            "--ocr always: text recognition is not installed; see docs/what-is-read.md, or leave the option out"
        )
        raise UsageError(message)
    try:
        return Options(ocr, Bounds.of(list(bounds or ())), revisions)
    except ValueError as error:
        message = _("--bound {error}").format(error=error)
        raise UsageError(message) from error
