"""``dpa-check extract``: what is read in a file."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from dpa_check.commands import options
from dpa_check.commands.outcome import ExitCode
from dpa_check.commands.reading import reading
from dpa_check.commands.streams import report_language, tell, write
from dpa_check.errors import ReadingError

HELP = """\b
Examples:
  dpa-check extract contract.pdf
  dpa-check extract contract.docx --format json -o contract.json

Show the text that a review reads, with its pages and clause numbers: what is not here was not reviewed.
"""


def extract(  # noqa: PLR0913  one parameter for each option of the command
    file: Annotated[Path, typer.Argument(metavar="FILE", help="PDF, Word (.docx), .odt, .rtf, text or Markdown.")],
    *,
    shape: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="Text, or blocks as JSON.")] = "text",
    revisions: options.RevisionsOption = "accepted",
    output: options.OutputFile = None,
    report_lang: options.ReportLanguageOption = None,
    exit_zero: options.ExitZero = False,
    ocr: options.Ocr = "auto",
    bound: options.BoundSettings = None,
) -> None:
    """Print what is read in the file, and say on standard error what is not."""
    from dpa_check.output.extraction import extraction_json, extraction_text
    from dpa_check.output.messages import notice
    from dpa_check.readers import read

    language = report_language(report_lang)
    how = reading(ocr, bound, revisions)
    try:
        document = read(file, how)
    except ReadingError as error:
        tell(f"{file}: {notice(error.notice).message.in_language(language)}")
        raise typer.Exit(ExitCode.CLEAN if exit_zero else ExitCode.UNREAD) from error
    in_json = shape == "json" or (output is not None and output.suffix.lower() == ".json")
    write(extraction_json(document) if in_json else extraction_text(document, language), output)
    for warning in document.coverage.warnings:
        tell(f"{file}: {notice(warning).message.in_language(language)}")
    if not document.coverage.complete and not exit_zero:
        raise typer.Exit(ExitCode.UNREAD)
