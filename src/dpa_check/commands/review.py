"""``dpa-check review``: the clauses of one or more agreements, and what they lack."""

import json
import sys
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from dpa_check.commands import options
from dpa_check.commands.copies import write_copies
from dpa_check.commands.outcome import ExitCode, outcome, tell_unread
from dpa_check.commands.reading import reading
from dpa_check.commands.streams import report_language, wants_color, width, working, write
from dpa_check.errors import UsageError
from dpa_check.output import BINARY, COPIES, EXTENSIONS, Format, Style, render_review
from dpa_check.reviewed import Source
from dpa_check.verdict import Severity

HELP = """\b
Examples:
  dpa-check review contract.pdf
  dpa-check review contract.docx --report-lang fr --verbose
  dpa-check review contracts/*.pdf -o issues.xlsx
  dpa-check review contract.pdf -o contract-with-notes.pdf
  dpa-check review contract.docx -o contract-with-comments.docx
  cat contract.pdf | dpa-check review - --stdin-filename contract.pdf

Review agreements clause by clause: which ones are there, weak or not found, with the words that decide it.
"""
EPILOG = """\b
Exit codes:
  0    nothing at or above --fail-on
  1    a red flag, or a mandatory clause not found, at or above --fail-on
  2    the command, the settings or the clause library is wrong
  3    a file could not be read, or only in part
  130  interrupted
"""
MappingFile = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        metavar="FILE",
        help="Print the fields of this mapping instead, one JSON object a line for each file.",
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        envvar="DPA_CHECK_FORMAT",
        help="The form of the report; text if nothing says otherwise. "
        "docx, pdf: a copy of the agreement with notes in it.",
    ),
]


def review(  # noqa: PLR0913  one parameter for each option of the command
    files: options.Files,
    *,
    form: FormatOption = None,
    output: options.OutputFile = None,
    lang: options.ContractLanguageOption = "auto",
    report_lang: options.ReportLanguageOption = None,
    revisions: options.RevisionsOption = "accepted",
    min_severity: options.MinSeverity = Severity.LOW,
    fail_on: options.FailOn = Severity.HIGH,
    library: options.LibraryFolders = None,
    color: options.ColorOption = "auto",
    verbose: options.Verbose = False,
    quiet: options.Quiet = False,
    side: options.SideOption = "controller",
    exit_zero: options.ExitZero = False,
    ocr: options.Ocr = "auto",
    bound: options.BoundSettings = None,
    stdin_filename: options.StdinFilename = "stdin",
    mapping: MappingFile = None,
) -> None:
    """Review the files and print the report."""
    from dpa_check.readers.apart import ReadAhead

    form = choose_format(form, output)
    fields = None
    if mapping is not None:
        from dpa_check.mapping import Mapping

        fields = Mapping.of(mapping)
    sources = [source(path, stdin_filename, output) for path in files]
    check_output(form, output, len(sources))
    style = Style(report_language(report_lang), min_severity, verbose, wants_color(color, output), width(output), side)
    how = reading(ocr, bound, revisions)
    ahead = ReadAhead(sources, how)
    from dpa_check import api  # loads spaCy while the first file is read
    from dpa_check.output.messages import count

    with working(count("count.reviewing", len(sources), style.language), quiet=quiet):
        reviewed = api.review(sources, library_folders=library or (), language=lang, read=ahead.read)
    if fields is not None:
        lines = (json.dumps(fields.fields(one), ensure_ascii=False) for one in reviewed.report.documents)
        write("".join(f"{line}\n" for line in lines), output)
    elif form in COPIES:
        write_copies(reviewed, form, style, output)
    else:
        write(render_review(reviewed, form, style), output)
    if output or form is not Format.TEXT:
        tell_unread(reviewed.report, style)
    raise typer.Exit(ExitCode.CLEAN if exit_zero else outcome(reviewed.report, fail_on))


def choose_format(form: Format | None, output: Path | None) -> Format:
    """Give the format asked for, else the one of the output file's extension, else text.

    Raises UsageError for an extension that stands for no format.
    """
    if form is not None or output is None or output.is_dir():
        return form or Format.TEXT
    if output.suffix.lower() not in EXTENSIONS:
        known = ", ".join(EXTENSIONS)
        message = _(
            "{output}: no format goes by this extension; use one of {known}, or say which with --format"
        ).format(output=output, known=known)
        raise UsageError(message)
    return EXTENSIONS[output.suffix.lower()]


def source(path: Path, stdin_filename: str, output: Path | None) -> Source:
    """Give the file to review, or the bytes of standard input with their name, for ``-``.

    Raises UsageError for a folder, and for a file that the report would overwrite.
    """
    if str(path) == "-":
        return sys.stdin.buffer.read(), stdin_filename
    if path.is_dir():
        message = _("{path}: a folder; name the files in it, for example {example}").format(
            path=path, example=path / "*.pdf"
        )
        raise UsageError(message)
    if output is not None and output.exists() and path.exists() and output.samefile(path):
        message = _("{output}: the report would overwrite the agreement; choose another name with -o").format(
            output=output
        )
        raise UsageError(message)
    return path


def check_output(form: Format, output: Path | None, files: int) -> None:
    """Raise UsageError where the place to write to does not suit the format or the number of files."""
    if form in BINARY and output is None and sys.stdout.isatty():
        message = _("{form}: no terminal can show it; name a file with -o").format(form=form)
        raise UsageError(message)
    if form in COPIES and files > 1 and not (output and output.is_dir()):
        message = _("{form}: one copy a file; name a folder that exists with -o").format(form=form)
        raise UsageError(message)
