"""The options that commands share, each with its help and its environment variable."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from dpa_check.verdict import Severity

Color = Literal["auto", "always", "never"]
ContractLanguage = Literal["auto", "fr", "en"]
ReportLanguage = Literal["fr", "en"]
Revisions = Literal["accepted", "rejected"]
Side = Literal["controller", "processor"]
OcrChoice = Literal["auto", "always", "never"]

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE...", help="PDF, Word (.docx), .odt, .rtf, text or Markdown; - for standard input."),
]
LibraryFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--library",
        metavar="DIR",
        envvar="DPA_CHECK_LIBRARY",
        help="A folder of your own clauses, beside the ones that come with the tool; may be repeated.",
    ),
]
ContractLanguageOption = Annotated[
    ContractLanguage,
    typer.Option("--lang", envvar="DPA_CHECK_LANG", help="The language of the agreement."),
]
ReportLanguageOption = Annotated[
    ReportLanguage | None,
    typer.Option(
        "--report-lang",
        envvar="DPA_CHECK_REPORT_LANG",
        help="The language of the report; by default yours, or English.",
    ),
]
RevisionsOption = Annotated[
    Revisions,
    typer.Option(
        "--revisions",
        envvar="DPA_CHECK_REVISIONS",
        help="Read the tracked changes of a Word file as if all were accepted, or all rejected.",
    ),
]
SideOption = Annotated[
    Side,
    typer.Option(
        "--side",
        envvar="DPA_CHECK_SIDE",
        help="Whose counsel reads the report: the processor's sees first what it concedes beyond the law.",
    ),
]
MinSeverity = Annotated[
    Severity,
    typer.Option(envvar="DPA_CHECK_MIN_SEVERITY", help="The least severity shown in text and Markdown reports."),
]
FailOn = Annotated[
    Severity,
    typer.Option(
        envvar="DPA_CHECK_FAIL_ON",
        help="The least severity of a red flag, or of a missing mandatory clause, that makes the exit code 1.",
    ),
]
ColorOption = Annotated[
    Color, typer.Option("--color", envvar="DPA_CHECK_COLOR", help="Colour on a terminal; NO_COLOR is obeyed.")
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        envvar="DPA_CHECK_VERBOSE",
        help="Show the clauses that are present too, and whole quotations.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", envvar="DPA_CHECK_QUIET", help="No progress on standard error.")]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero", envvar="DPA_CHECK_EXIT_ZERO", help="Exit with 0 where it would be 1 or 3.")
]
StdinFilename = Annotated[
    str, typer.Option(metavar="NAME", help="The name that standard input goes by in the report, with its extension.")
]
Ocr = Annotated[
    OcrChoice,
    typer.Option(
        "--ocr",
        envvar="DPA_CHECK_OCR",
        help="Text recognition: on pages without a text that can be read, where it is installed; on all; or never.",
    ),
]
BoundSettings = Annotated[
    list[str] | None,
    typer.Option(
        "--bound",
        metavar="NAME=NUMBER",
        envvar="DPA_CHECK_BOUND",
        help="A bound of what a file may take, such as pages=3000 or seconds=300; may be repeated.",
    ),
]
OutputFile = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file; its extension chooses the format."),
]
