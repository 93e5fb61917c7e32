"""Brings ``fr.po`` up to date with what the commands say, and compiles it for the tool: ``make messages``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from dpa_check.cli import app
from dpa_check.commands.speech import DOMAIN, FRAMES, LOCALE, OF_THE_PARSER, speakers

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src" / "dpa_check"
FRENCH = HERE / "fr.po"
NO_CLOCK = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
COMPILED = LOCALE / "fr" / "LC_MESSAGES" / f"{DOMAIN}.mo"


def said() -> Catalog:
    """Give all that the commands can say, in English: help texts, errors, what their parser says."""
    catalog = Catalog(domain=DOMAIN)
    help_texts = (getattr(holder, name) for holder, name in speakers(typer.main.get_command(app)))
    for message in (*help_texts, *OF_THE_PARSER, *FRAMES, *_marked()):
        catalog.add(message)
    return catalog


def _marked() -> Iterator[str]:
    """Give the texts that the source marks with ``_("…")``, in order."""
    for _file, _line, message, _comments, _context in extract_from_dir(SOURCE, keywords={"_": None}):
        yield message if isinstance(message, str) else message[0]


def french() -> Catalog:
    """Give ``fr.po`` with what the commands say now: new texts without a translation, old ones gone."""
    with FRENCH.open("rb") as file:
        catalog = read_po(file, locale="fr", domain=DOMAIN)
    catalog.update(said(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.project, catalog.version = DOMAIN, ""
    catalog.creation_date = catalog.revision_date = NO_CLOCK
    return catalog


if __name__ == "__main__":
    made = french()
    with FRENCH.open("wb") as file:
        write_po(file, made, width=120, omit_header=True, sort_output=True, no_location=True)
    COMPILED.parent.mkdir(parents=True, exist_ok=True)
    with COMPILED.open("wb") as file:
        write_mo(file, made)
    lacking = [str(message.id) for message in made if message.id and not message.string]
    print(f"{len(made)} texts, {len(lacking)} without French", *lacking, sep="\n  ")
