"""What a report holds of what made it: the tool, and the clause library with its families."""

from __future__ import annotations

from dpa_check.record import Bilingual, Record


class ToolVersion(Record):
    """Which tool made the report."""

    name: str
    version: str


class FamilyName(Record):
    """A family of clauses and its title."""

    id: str
    title: Bilingual


class LibraryVersion(Record):
    """Which clause library it used, with its families in order: the digest covers every byte of its files."""

    id: str
    version: str
    sha256: str
    families: tuple[FamilyName, ...] = ()
