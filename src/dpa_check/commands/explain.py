"""``dpa-check explain``: what a clause asks, and why."""

from difflib import get_close_matches
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from dpa_check.commands import options
from dpa_check.commands.streams import report_language, wants_color, width, write
from dpa_check.errors import UsageError

if TYPE_CHECKING:
    from dpa_check.library.schema import Clause, Library

HELP = """\b
Examples:
  dpa-check explain subprocessor-liability
  dpa-check explain breach-notification-delay --report-lang fr

Explain a clause: what it must say, why, on what legal basis, what makes it weak, its red flags, a model wording.
"""
ClauseId = Annotated[
    str, typer.Argument(metavar="CLAUSE", help="A clause by its id; `dpa-check library list` has them all.")
]


def explain(
    clause: ClauseId,
    *,
    report_lang: options.ReportLanguageOption = None,
    library: options.LibraryFolders = None,
    color: options.ColorOption = "auto",
) -> None:
    """Print all that the library says of the clause, in one language."""
    from dpa_check import api
    from dpa_check.output import Style
    from dpa_check.output.explanation import explain as explanation

    loaded = api.load_library(library or ())
    style = Style(report_language(report_lang), color=wants_color(color, None), width=width(None))
    write(explanation(find_clause(loaded, clause), loaded, style))


def find_clause(library: "Library", clause_id: str) -> "Clause":
    """Give the clause of that id.

    Raises UsageError with the nearest ids where there is none.
    """
    found = library.clause(clause_id)
    if found is None:
        near = get_close_matches(clause_id, [clause.id for clause in library.clauses])
        hint = _("did you mean {names}?").format(names=", ".join(near)) if near else _("see `dpa-check library list`")
        message = _("no clause is called {clause_id!r}; {hint}").format(clause_id=clause_id, hint=hint)
        raise UsageError(message)
    return found
