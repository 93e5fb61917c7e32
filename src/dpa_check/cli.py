"""The command line: ``dpa-check COMMAND``."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.completion import completion_init  # type: ignore[attr-defined]  # re-exported without saying so

from dpa_check.commands import batch, cache, completion, explain, extract, library, review, schema, serve
from dpa_check.commands.outcome import ExitCode
from dpa_check.commands.settings import defaults
from dpa_check.commands.speech import Command, Group, asked_language, speak, spoken, tell_usage
from dpa_check.commands.streams import report_language, tell
from dpa_check.errors import DpaCheckError
from dpa_check.garbage import look_seldom

HELP = """\b
Examples:
  dpa-check review contract.pdf              the report, on the terminal
  dpa-check review *.docx -o report.md       one report over several files
  dpa-check explain subprocessor-liability   what a clause must say, and why
  dpa-check extract contract.pdf             what was read, as text

Check data processing agreements (GDPR Art. 28) clause by clause, in French and English, on your own machine.
"""
app = typer.Typer(
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help=HELP,
    epilog=review.EPILOG,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.command("review", cls=Command, help=review.HELP, epilog=review.EPILOG, short_help="Review agreements.")(
    review.review
)
app.command("batch", cls=Command, help=batch.HELP, epilog=batch.EPILOG, short_help="Review a folder.")(batch.batch)
app.command("extract", cls=Command, help=extract.HELP, short_help="Show what is read in a file.")(extract.extract)
app.command("explain", cls=Command, help=explain.HELP, short_help="Explain a clause.")(explain.explain)
app.add_typer(library.app, name="library", short_help="List, show, check and write clauses.")
app.command("serve", cls=Command, help=serve.HELP, short_help="Serve reviews over HTTP.")(serve.serve)
app.add_typer(cache.app, name="cache", short_help="Show or clear what batch keeps.")
app.command("schema", cls=Command, help=schema.HELP, short_help="Print a JSON schema.")(schema.schema)
app.command("completion", cls=Command, help=completion.HELP, short_help="Print the completion script of a shell.")(
    completion.completion
)


def _version(asked: bool) -> None:  # noqa: FBT001  the form of a typer callback
    if asked:
        from importlib.metadata import version  # noqa: PLC0415  slow to load, and asked for here alone

        typer.echo(f"dpa-check {version('dpa-check')}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    *,
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    settings = defaults(Path.cwd())
    names, library_names = _names(app), _names(library.app)
    context.default_map = {**dict.fromkeys(names, settings), "library": dict.fromkeys(library_names, settings)}


def _names(group: typer.Typer) -> list[str]:
    return [command.name for command in group.registered_commands if command.name]


def main(arguments: Sequence[str] | None = None) -> None:
    """Carry out the command line and exit with its code; a failure is one line on standard error."""
    look_seldom()
    completion_init()
    speak(report_language(asked_language(sys.argv[1:] if arguments is None else arguments)))
    try:
        command = spoken(typer.main.get_command(app))
        sys.exit(command(arguments, prog_name="dpa-check", standalone_mode=False) or ExitCode.CLEAN)
    except typer.TyperException as error:
        tell_usage(error)
        sys.exit(ExitCode.USAGE)
    except DpaCheckError as error:
        tell(str(error))
        sys.exit(ExitCode.USAGE)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
    except Exception as error:  # a fault of the tool must not end with 1, which means findings
        if os.environ.get("DPA_CHECK_DEBUG"):
            raise
        tell(f"internal error: {type(error).__name__}: {error} (please report it; DPA_CHECK_DEBUG=1 shows where)")
        sys.exit(ExitCode.USAGE)
