"""``dpa-check library``: the clauses that reviews look for."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from dpa_check.commands import options
from dpa_check.commands.explain import ClauseId, find_clause
from dpa_check.commands.new_clause import write_clause
from dpa_check.commands.outcome import ExitCode
from dpa_check.commands.speech import Command, Group
from dpa_check.commands.streams import report_language, tell, wants_color, width, write

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="""\b
Examples:
  dpa-check library list
  dpa-check library show breach-notification-delay
  dpa-check library new our-clause --into our-clauses
  dpa-check library check --library our-clauses

List, show, check and write the clauses that reviews look for.
""",
)


@app.command("list", cls=Command)
def list_clauses(
    *,
    report_lang: options.ReportLanguageOption = None,
    library: options.LibraryFolders = None,
    color: options.ColorOption = "auto",
) -> None:
    """List the clauses by family: id, severity, mandatory or not, title."""
    from dpa_check import api
    from dpa_check.output import Style
    from dpa_check.output.contents import contents

    style = Style(report_language(report_lang), color=wants_color(color, None), width=width(None))
    write(contents(api.load_library(library or ()), style))


@app.command("show", cls=Command)
def show(clause: ClauseId, *, library: options.LibraryFolders = None) -> None:
    """Print the files of a clause as they stand: the law, then the wording in each language."""
    from dpa_check import api
    from dpa_check.library.loader import own_folder

    found = find_clause(api.load_library(library or ()), clause)
    places = [root / found.folder for root in (*(library or ()), own_folder())]
    folder = next(place for place in places if (place / "clause.yaml").is_file())
    write("\n".join(f"# {path}\n{path.read_text('utf-8')}" for path in sorted(folder.glob("*.yaml"))))


@app.command("check", cls=Command)
def check(
    clauses: Annotated[
        list[str] | None, typer.Argument(metavar="[CLAUSE]...", help="Only these clauses; by default every one.")
    ] = None,
    *,
    library: options.LibraryFolders = None,
) -> None:
    """Check the library, or your folders of clauses: forms, phrases and every example; exit 1 if something is wrong."""
    from dpa_check import api, proofs

    loaded = api.load_library(library or ())
    problems = proofs.check(loaded, [find_clause(loaded, name).id for name in clauses or ()])
    write("".join(f"{problem.file}:{problem.line}: {problem.message}\n" for problem in problems))
    if problems:
        tell(_("{number} to put right").format(number=len(problems)))
        raise typer.Exit(ExitCode.FINDINGS)
    tell(_("the library is in order"))


@app.command("new", cls=Command)
def new(
    clause: Annotated[str, typer.Argument(metavar="CLAUSE", help="The id of the new clause: words-with-hyphens.")],
    *,
    into: Annotated[Path, typer.Option(metavar="DIR", help="Your folder of clauses; made if need be.")] = Path(
        "clauses"
    ),
) -> None:
    """Write the three files of a new clause, to be filled in."""
    for path in write_clause(clause, into):
        write(f"{path}\n")
    tell(_("fill them in, then: dpa-check library check --library {into}").format(into=into))
