"""Whether a document is a data processing agreement at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from dpa_check.report import ClauseResult, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dpa_check.library.language import Kind

DocumentKind = Literal["data_processing_agreement", "other"]
_FOUND: Final = (Status.PRESENT, Status.WEAK)


def kind_of(marks: Sequence[Sequence[str]], findings: Sequence[ClauseResult], kind: Kind) -> DocumentKind:
    """Give the kind of a document from its own words and the telling clauses it has.

    ``marks`` are [kind of mark, place among its sentences]: what the opening calls it ("title", "other_title"), and
    words that only a processing agreement has ("sign", "strong_sign").
    """
    count = sum(finding.status in _FOUND and finding.clause_id in kind.signature for finding in findings)
    found = {name for name, _ in marks}
    titles = sorted((int(place), name == "other_title") for name, place in marks if name.endswith("title"))
    other = bool(titles) and titles[0][1]
    signs = {"strong_sign"} if other else {"strong_sign", "sign"}
    if not found.isdisjoint(signs):
        least = kind.least_with_sign
    elif titles and not other:
        least = kind.least_with_title if "other_title" not in found else kind.least_with_both_titles
    else:
        return "other"
    return "data_processing_agreement" if count >= least else "other"
