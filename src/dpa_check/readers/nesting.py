"""How deep the elements of an XML part stand in each other, told before a tree is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from dpa_check.errors import ReadingError

if TYPE_CHECKING:
    from dpa_check.readers.options import Budget


def check_nesting(data: bytes, budget: Budget) -> None:
    """Raise ReadingError ``too-deep`` where elements stand deeper in each other than they may.

    Raises expat.ExpatError for what is no XML.
    """
    depth, most = 0, budget.bounds.nesting

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > most:
            raise ReadingError(budget.source, "too-deep", nesting=str(most))

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)  # noqa: FBT003  expat's own way to say that this is all
