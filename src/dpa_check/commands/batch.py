"""``dpa-check batch``: the agreements of a folder, each one outcome, and what they have in common."""

import sys
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Annotated, Literal

import typer

from dpa_check.commands import options
from dpa_check.commands.outcome import ExitCode
from dpa_check.commands.reading import reading
from dpa_check.commands.streams import report_language, tell
from dpa_check.errors import UsageError

HELP = """\b
Examples:
  dpa-check batch contracts
  dpa-check batch contracts --only "*.pdf" --only "*.docx" -o reviewed --workers 4
  find contracts -name "*dpa*" | dpa-check batch - -o reviewed

Review the agreements of a folder, and those of the folders in it. Each file is one line of results.jsonl, in order: a
report, or the reason why there is none. Run again, it reviews only what has changed.
"""
EPILOG = """\b
Exit codes:
  0    every file was reviewed, whatever was found
  2    the command, the settings or the clause library is wrong
  3    a file could not be read, or only in part
  130  interrupted: what was done is kept
"""
Folder = Annotated[str, typer.Argument(metavar="FOLDER", help="The folder, or its address; - to read a list of files.")]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="PATTERN", help="Only files whose name is like this; may be repeated."),
]
Into = Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="Write the results into this folder.")]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", "-w", min=1, envvar="DPA_CHECK_WORKERS", help="Processes that work side by side."),
]
Seconds = Annotated[
    float, typer.Option("--timeout", min=1, envvar="DPA_CHECK_TIMEOUT", help="Seconds that one file may take.")
]
Megabytes = Annotated[
    int, typer.Option("--memory", min=300, envvar="DPA_CHECK_MEMORY", help="Megabytes that one process may take.")
]
Reports = Annotated[bool, typer.Option("--reports/--no-reports", help="Write the report of each file as a page.")]
Engine = Annotated[
    Literal["local", "dask"], typer.Option("--engine", help="Work on this machine, or on a Dask cluster.")
]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", metavar="ADDRESS", help="The scheduler of the Dask cluster.")
]
CacheAt = Annotated[
    str | None,
    typer.Option("--cache", metavar="DIR", help="Keep outcomes in this folder, or at this address, not in your own."),
]
Afresh = Annotated[bool, typer.Option("--no-cache", help="Review every file, and keep nothing for the next run.")]


def batch(  # noqa: PLR0913  one parameter for each option of the command
    folder: Folder,
    *,
    only: Only = None,
    into: Into = "dpa-check-results",
    workers: WorkersOption = None,
    timeout: Seconds = 120,
    memory: Megabytes = 2000,
    reports: Reports = True,
    engine: Engine = "local",
    scheduler: Scheduler = None,
    cache: CacheAt = None,
    no_cache: Afresh = False,
    lang: options.ContractLanguageOption = "auto",
    report_lang: options.ReportLanguageOption = None,
    revisions: options.RevisionsOption = "accepted",
    side: options.SideOption = "controller",
    library: options.LibraryFolders = None,
    quiet: options.Quiet = False,
    exit_zero: options.ExitZero = False,
    ocr: options.Ocr = "auto",
    bound: options.BoundSettings = None,
) -> None:
    """Review the files of the folder and write the results."""
    from dpa_check.batch import far, kept, local
    from dpa_check.batch.job import Job
    from dpa_check.batch.pages import FOLDER, Pages
    from dpa_check.batch.places import answers, beside
    from dpa_check.batch.portfolio_files import write_portfolio
    from dpa_check.batch.worker import Work
    from dpa_check.commands.progress import Progress
    from dpa_check.output import Style

    if (engine == "dask") != (scheduler is not None):
        raise UsageError(_("--engine dask and --scheduler ADDRESS go together"))
    for place in (folder, into, cache):
        if place:
            answers(place)
    language = report_language(report_lang)
    sources = listed_sources(folder, only or (), into)
    job = Job(tuple(path.resolve() for path in library or ()), lang, reading(ocr, bound, revisions))
    usual = local.Limits()
    limits = local.Limits(workers or usual.workers, timeout, memory)
    own = kept.of_the_user() if scheduler is None else None
    store = None if no_cache else kept.Kept(cache) if cache else own
    work = Work(job, store, Pages(beside(into, FOLDER), Style(language, side=side)) if reports else None)
    done = local.outcomes(sources, work, limits) if scheduler is None else far.outcomes(sources, work, scheduler)
    with Progress(len(sources), language, quiet=quiet) as progress:
        try:
            portfolio = local.write_results(done, job, into, progress.tell)
            write_portfolio(portfolio, into, language, side)
        except KeyboardInterrupt:
            said = _("interrupted after {done} of {all} files; run it again to go on")
            tell(said.format(done=progress.done, all=len(sources)))
            raise
    tell(progress.summary())
    if progress.unread and not exit_zero:
        raise typer.Exit(ExitCode.UNREAD)


def listed_sources(folder: str, patterns: Sequence[str], into: str) -> list[str]:
    """Give the files of a folder, of an address, or of the list on standard input. Raises UsageError."""
    from dpa_check.batch import found, places

    if folder == "-":
        return found.listed(sys.stdin.read())
    if places.is_address(folder):
        return [one for one in places.files_at(folder, into) if found.fits(one.rsplit("/", 1)[-1], patterns)]
    return [str(path) for path in found.files_in(Path(folder), patterns, Path(into))]
