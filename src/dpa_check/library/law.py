"""The library without its phrases: all that a review needs of it beside the compiled phrases."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dpa_check.library.language import LANGUAGES
from dpa_check.library.loader import digest, load, own_folder
from dpa_check.library.wording import Wording
from dpa_check.store import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dpa_check.library.schema import Clause, Library


def load_law(folders: Iterable[Path] = ()) -> Library:
    """Give the library of ``load`` without its phrases and cases, which a compiled library stands for: read in no time.

    Raises LibraryError as ``load`` does.

    >>> load_law().clause("subprocessor-liability").wordings["en"].cases
    ()
    """
    return _law_cached(tuple(Path(folder).resolve() for folder in folders))


@cache
def _law_cached(folders: tuple[Path, ...]) -> Library:
    root = own_folder()
    return remembered(f"law {digest([root, *folders])} {folders}", lambda: _law_alone(load(folders), folders))


def _law_alone(library: Library, folders: tuple[Path, ...]) -> Library:
    nothing = Wording(look_for=())
    update = {
        "clauses": tuple(_without_phrases(clause) for clause in library.clauses),
        "facts": tuple(fact.model_copy(update=dict.fromkeys(LANGUAGES, nothing)) for fact in library.facts),
        "vocabulary": {},
        "qualifiers": {},
        "law_of": folders,
    }
    return library.model_copy(update=update)


def _without_phrases(clause: Clause) -> Clause:
    nothing = Wording(look_for=())
    wordings = {
        language: wording.model_copy(
            update={
                "terms": {},
                "exact": {},
                "elements": dict.fromkeys(wording.elements, nothing),
                "checks": dict.fromkeys(wording.checks, nothing),
                "cases": (),
            }
        )
        for language, wording in clause.wordings.items()
    }
    return clause.model_copy(update={"wordings": wordings})


def whole(library: Library) -> Library:
    """Give the library with its phrases and cases, where it was loaded without them."""
    return library if library.law_of is None else load(library.law_of)
