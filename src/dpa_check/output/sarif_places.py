"""The places of a SARIF log: the agreements, their clauses, and the words quoted in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dpa_check.output.sarif_words import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.output.sarif_words import Json
    from dpa_check.report import ClauseResult, DocumentResult, Evidence, Report


@dataclass(frozen=True, slots=True)
class Place:
    """A clause of an agreement among the logical locations of the run."""

    index: int
    told: Json


Places: TypeAlias = dict[tuple[int, str], Place]
"""The clauses that are quoted, by the place of their document in the report and their number."""


def artifact(document: DocumentResult) -> Json:
    """Give the artifact of a document (3.24)."""
    told: Json = {"location": {"uri": address(document.path)}, "roles": ["analysisTarget"]}
    if document.media_type:
        told["mimeType"] = document.media_type
    if document.sha256:
        told["hashes"] = {"sha-256": document.sha256}
    if document.languages:
        told["properties"] = {"languages": list(document.languages)}
    return told


def logical_locations(report: Report) -> Places:
    """Give the clauses that the findings quote, in the order of the report."""
    places: Places = {}
    for at, document in enumerate(report.documents):
        for finding in document.findings or ():
            for one in quoted(finding):
                number = one.clause_number
                if number and (at, number) not in places:
                    name = f"{document.path}::{number}"
                    told: Json = {"name": number, "fullyQualifiedName": name, "kind": "clause"}
                    places[at, number] = Place(len(places), told)
    return places


def quoted(finding: ClauseResult) -> Iterator[Evidence]:
    """Give all that a finding quotes: its own evidence, then that of its checks and concessions."""
    yield from finding.evidence
    for check in finding.checks:
        yield from check.evidence
    for made in finding.concessions:
        yield from made.evidence


def whole(at: int, document: DocumentResult) -> Json:
    """Give the location of the document at ``at`` as a whole: a file, and no line of it."""
    return {"physicalLocation": {"artifactLocation": {"uri": address(document.path), "index": at}}}


def location(at: int, document: DocumentResult, places: Places, evidence: Evidence) -> Json:
    """Give the location of ``evidence`` in the document at ``at`` (3.28)."""
    physical: Json = {"artifactLocation": {"uri": address(document.path), "index": at}, **_regions(evidence)}
    told: Json = {"physicalLocation": physical}
    if evidence.clause_number:
        place = places[at, evidence.clause_number]
        told["logicalLocations"] = [{"index": place.index, **place.told}]
    known = {
        "page": evidence.page,
        "clauseNumber": evidence.clause_number,
        "part": evidence.part,
        "bbox": list(evidence.bbox) if evidence.bbox else None,
        "confidence": evidence.confidence,
    }
    told["properties"] = {name: value for name, value in known.items() if value is not None}
    return told


def _regions(evidence: Evidence) -> Json:
    """Give the region of the quoted words and that of the words around them (3.29.4, 3.29.5)."""
    quote, start, end = evidence.quote, evidence.position.start, evidence.position.end
    return {
        "region": {"charOffset": start, "charLength": end - start, "snippet": {"text": quote.exact}},
        "contextRegion": {
            "charOffset": start - len(quote.prefix),
            "charLength": len(quote.prefix) + end - start + len(quote.suffix),
            "snippet": {"text": f"{quote.prefix}{quote.exact}{quote.suffix}"},
        },
    }
