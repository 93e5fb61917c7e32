"""``dpa-check review``: the clauses of one or more agreements, and what they lack."""

import json
import sys
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from dpa_check.commands import options
from dpa_check.commands.outcome import ExitCode, outcome, read_whole
from dpa_check.commands.reading import reading
from dpa_check.commands.streams import report_language, tell, wants_color, width, working, write
from dpa_check.errors import UsageError
from dpa_check.output import BINARY, COPIES, EXTENSIONS, Format, Style, render_copy, render_review
from dpa_check.output.messages import count
from dpa_check.report import Report, Severity
from dpa_check.reviewed import Review, Reviewed, Source

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
    from dpa_check.mapping import Mapping
    from dpa_check.readers.apart import ReadAhead

    form = choose_format(form, output)
    fields = Mapping.of(mapping) if mapping else None
    sources = [source(path, stdin_filename, output) for path in files]
    check_output(form, output, len(sources))
    style = Style(report_language(report_lang), min_severity, verbose, wants_color(color, output), width(output), side)
    how = reading(ocr, bound, revisions)
    ahead = ReadAhead(sources, how)
    from dpa_check import api  # loads spaCy while the first file is read

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


def tell_unread(report: Report, style: Style) -> None:
    """Say on standard error, a line a file, which files were not reviewed, or only in part, and why."""
    for document in report.documents:
        facts = [document.error] if document.error else []
        if document.coverage is not None and not read_whole(document):
            facts = [*document.coverage.warnings, *document.notices]
        if facts:
            tell(f"{document.path}: {' '.join(fact.message.in_language(style.language) for fact in facts)}")
