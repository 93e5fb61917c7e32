"""The language that commands speak in: help, errors and what stands on standard error (gettext)."""

from __future__ import annotations

import gettext
import os
import re
import sys
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typer.core import TyperCommand, TyperGroup, TyperOption

from dpa_check.commands.streams import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from typer import TyperException
    from typer._click import Context, HelpFormatter
    from typer._click.core import Command as BaseCommand
    from typer._click.core import Parameter

    from dpa_check.commands.options import ReportLanguage

DOMAIN: Final = "dpa-check"
LOCALE: Final = Path(__file__).parents[1] / "locale"
OF_THE_PARSER: Final = (
    "Usage: ",
    "Arguments",
    "Options",
    "Commands",
    "required",
    "default: {default}",
    "env var: {var}",
    "Show this message and exit.",
    "Missing command.",
    "No such command {name!r}.",
)
"""What the parser of command lines says by itself, and asks gettext for, or the classes below."""

FRAMES: Final = (
    "Invalid value for {hint}: {message}",
    "Value error, {message}",
    "{value} is not one of {choices}.",
    "Missing argument {name}.",
    "Missing option {name}.",
    "No such option: {name} (Possible options: {names})",
    "No such option: {name}",
    "Option {name} does not take a value.",
    "Option {name} requires an argument.",
    "Got unexpected extra argument(s) ({names})",
    "No such command {name}. Did you mean {names}?",
    "{value} is not a valid integer.",
)
"""What it says in English alone, with what stands for anything in braces."""


def speak(language: str) -> None:
    """Make this run, and those it starts, speak ``language`` ("en", "fr")."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)


def asked_language(arguments: Sequence[str]) -> ReportLanguage | None:
    """Give the language of the report that a command line asks for, before it is parsed.

    >>> asked_language(["review", "--report-lang", "fr"]), asked_language(["--report-lang=fr"]), asked_language([])
    ('fr', 'fr', None)
    """
    asked = os.environ.get("DPA_CHECK_REPORT_LANG", "")
    for place, word in enumerate(arguments):
        name, _equals, value = word.partition("=")
        if name == "--report-lang":
            asked = value or next(iter(arguments[place + 1 :]), "")
    return "fr" if asked == "fr" else "en" if asked == "en" else None


def tell_usage(error: TyperException) -> None:
    """Say on standard error what is wrong with a command line, or the help where it is empty."""
    said = error.format_message()
    if said.startswith(_("Usage: ")):
        print(said, file=sys.stderr)  # noqa: T201  the help that was asked for by giving no command
    else:
        tell(in_our_words(said))


def in_our_words(message: str) -> str:
    """Give what the parser said in the language spoken; as it is where no frame fits it."""
    for frame in FRAMES:
        found = re.fullmatch(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.*)", re.escape(frame)), message, re.DOTALL)
        if found:
            return _(frame).format(**{name: in_our_words(part) for name, part in found.groupdict().items()})
    return message


def speakers(command: BaseCommand) -> Iterator[tuple[BaseCommand | Parameter, str]]:
    """Give what has a text of help in ``command`` and below it, each with the name of the attribute that holds it."""
    holders: list[BaseCommand | Parameter] = [command, *command.params]
    for holder in holders:
        for name in ("help", "short_help", "epilog"):
            if getattr(holder, name, None):
                yield holder, name
    for below in getattr(command, "commands", {}).values():
        yield from speakers(below)


def spoken(command: BaseCommand) -> BaseCommand:
    """Give ``command``, and those below it, with their help in the language spoken."""
    for holder, name in speakers(command):
        setattr(holder, name, _(getattr(holder, name)))
    return command


class Command(TyperCommand):
    """A command that words its usage and its help option in the language spoken."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the line of usage."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), _("Usage: "))

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Give the option that shows the help."""
        return _in_our_help(super().get_help_option(ctx))


class Group(TyperGroup):
    """A group of commands that does the same."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the line of usage."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), _("Usage: "))

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Give the option that shows the help."""
        return _in_our_help(super().get_help_option(ctx))


def _in_our_help(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = _("Show this message and exit.")
    return option
