"""spaCy without its command line, which brings HTTP clients that a tool for confidential files has no use for.

``import spacy`` imports ``spacy.cli`` for the sake of ``spacy.info``: a third of spaCy's start-up, and the only part of
it that could reach a network. An empty module stands in its place while spaCy is imported, and leaves afterwards.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Final

_PLACES: Final = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy, unless it is imported already."""
    if "spacy" in sys.modules:
        return
    for name in _PLACES:
        place = ModuleType(name)
        place.__dict__.update(__path__=[], info=None)
        sys.modules[name] = place
    try:
        importlib.import_module("spacy")
    finally:
        for name in _PLACES:
            del sys.modules[name]
