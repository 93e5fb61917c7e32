"""The report as SARIF 2.1.0, for the tools that gather findings in code reviews and continuous integration.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from dpa_check.output.colophon import colophon
from dpa_check.output.sarif_places import artifact, logical_locations, whole
from dpa_check.output.sarif_results import results
from dpa_check.output.sarif_rules import reporting_descriptors, rules_of
from dpa_check.output.sarif_words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.output.sarif_words import Json
    from dpa_check.output.style import Style
    from dpa_check.report import DocumentResult, NoticeResult, Report

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
OFFSETS: Final = "Unicode code points of the extracted text, from 0 (dpa-check extract FILE); not bytes of the file"


def as_sarif(report: Report, style: Style) -> str:
    """Give the report as one SARIF log of one run; the same report and style give the same bytes."""
    log: Json = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, style)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(report: Report, style: Style) -> Json:
    rules = rules_of(report)
    notices = [list(_notices(document)) for document in report.documents]
    codes = tuple(dict.fromkeys(notice.code for told in notices for notice, _ in told))
    places = logical_locations(report)
    return {
        "tool": {
            "driver": {
                "name": report.tool.name,
                "version": report.tool.version,
                "language": style.language,
                "rules": reporting_descriptors(rules, style.language),
                "notifications": [{"id": code} for code in codes],
            },
            "extensions": [
                {
                    "name": report.library.id,
                    "version": report.library.version,
                    "properties": {"sha256": report.library.sha256},
                }
            ],
        },
        "language": style.language,
        "columnKind": "unicodeCodePoints",
        "defaultEncoding": "utf-8",
        "invocations": [
            {
                "executionSuccessful": not any(document.error for document in report.documents),
                "toolExecutionNotifications": [
                    _notification(notice, level, codes, style) | {"locations": [whole(at, document)]}
                    for at, (document, told) in enumerate(zip(report.documents, notices, strict=True))
                    for notice, level in told
                ],
            }
        ],
        "artifacts": [artifact(document) for document in report.documents],
        "logicalLocations": [place.told for place in places.values()],
        "results": [
            result
            for at, document in enumerate(report.documents)
            for result in results(document, at, rules, places, style)
        ],
        "properties": {"offsets": OFFSETS, "about": colophon(report, style.language)[0]},
    }


def _notices(document: DocumentResult) -> Iterator[tuple[NoticeResult, str]]:
    """Give what is to be known of the reading of a document, each with its level."""
    if document.error:
        yield document.error, "error"
    if document.coverage:
        yield from ((notice, "warning") for notice in document.coverage.warnings)
    yield from ((notice, "note") for notice in document.notices)


def _notification(notice: NoticeResult, level: str, codes: tuple[str, ...], style: Style) -> Json:
    return {
        "descriptor": {"id": notice.code, "index": codes.index(notice.code)},
        "level": level,
        "message": {"text": plain(notice.message.in_language(style.language))},
    }
