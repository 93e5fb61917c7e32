"""The files of a new clause, ready to be filled in."""

from __future__ import annotations

import re
from gettext import gettext as _
from typing import TYPE_CHECKING, Final

from dpa_check.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LAW: Final = """\
id: {id}
title: {{en: The title in a few words, fr: Le titre en quelques mots}}
status: recommended          # mandatory | recommended | conditional
severity: medium             # critical | high | medium | low
basis:
  - {{en: GDPR Art. …, fr: "RGPD, art. …"}}
why: {{en: What is at stake if it lacks., fr: Ce qui est en jeu si elle manque.}}
elements:
  - id: {id}-duty
    need: core               # core | plus
    asks: {{en: What the sentence must say, fr: Ce que la phrase doit dire}}
checks: []                   # what weakens it: see the README of the clause library
"""
WORDING: Final = {
    "en": """\
elements:
  {id}-duty:
    look_for:
      - <processor> ... words of the duty
suggested: |
  The Processor shall …
fallback: |
  The Processor shall …
cases:
  - accept: The Provider shall …
    shows: [{id}-duty]
  - reject: A sentence with the same words that must not count.
  - reject: Another one.
""",
    "fr": """\
elements:
  {id}-duty:
    look_for:
      - <processor> ... mots de l'obligation
suggested: |
  Le Sous-traitant …
fallback: |
  Le Sous-traitant …
cases:
  - accept: Le Prestataire …
    shows: [{id}-duty]
  - reject: Une phrase avec les mêmes mots qui ne doit pas compter.
  - reject: Une autre.
""",
}


def write_clause(clause_id: str, folder: Path) -> tuple[Path, ...]:
    """Write the files of a clause of that id under ``folder`` and give their paths.

    Raises UsageError for an id that is not words with hyphens, and where the clause is there already.
    """
    if not ID.fullmatch(clause_id):
        message = _(
            "{clause_id!r}: the id of a clause is small letters and figures, with hyphens between words"
        ).format(clause_id=clause_id)
        raise UsageError(message)
    place = folder / clause_id
    files = {place / "clause.yaml": LAW, **{place / f"{name}.yaml": text for name, text in WORDING.items()}}
    try:
        place.mkdir(parents=True)
        for path, text in files.items():
            path.write_text(text.format(id=clause_id), "utf-8")
    except FileExistsError as error:
        message = _("{place}: there already; choose another id, or change its files").format(place=place)
        raise UsageError(message) from error
    except OSError as error:
        message = _("{place}: cannot be written ({strerror}); choose another folder with --into").format(
            place=place, strerror=error.strerror
        )
        raise UsageError(message) from error
    return tuple(files)
