"""Whether a document is a data processing agreement at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from dpa_check.report import ClauseResult, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dpa_check.library.schema import Kind

DocumentKind = Literal["data_processing_agreement", "other"]
_FOUND: Final = (Status.PRESENT, Status.WEAK)


def kind_of(titles: Sequence[Sequence[str]], findings: Sequence[ClauseResult], kind: Kind) -> DocumentKind:
    """Give the kind of a document from what it calls itself and how many of the telling clauses it has.

    ``titles`` are [kind of title, place among the first sentences]; the earliest decides what it calls itself.
    """
    count = sum(finding.status in _FOUND and finding.clause_id in kind.signature for finding in findings)
    first = min(titles, key=lambda title: (int(title[1]), title[0] == "other_title"), default=None)
    least = kind.least
    if first is not None:
        least = kind.least_with_title if first[0] == "title" else kind.least_with_other_title
    return "data_processing_agreement" if count >= least else "other"
