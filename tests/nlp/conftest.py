"""A library of one clause made for a test, over the shared vocabulary."""

from collections.abc import Callable
from typing import Any

import pytest

from dpa_check.library.loader import load
from dpa_check.library.schema import Clause, Library
from dpa_check.nlp.pipeline import build, to_doc
from dpa_check.readers import read_bytes

Find = Callable[..., list[str]]


def one_clause(elements: dict[str, Any], owed_by: str, read_in: str, language: str) -> Library:
    names = {"en": "x", "fr": "x"}
    wording = {"elements": elements, "checks": elements, "suggested": "x"}
    empty = {"elements": {}, "suggested": "x"}
    clause = Clause.model_validate(
        {
            "id": "made",
            "title": names,
            "status": "mandatory",
            "severity": "high",
            "basis": [names],
            "why": names,
            "elements": [
                {"id": name, "need": "core", "asks": names, "owed_by": owed_by, "read_in": read_in} for name in elements
            ],
            "checks": [{"id": name, "kind": "weak", "cause": "hedge", "says": names} for name in elements],
            "wordings": {"en": wording if language == "en" else empty, "fr": wording if language == "fr" else empty},
        }
    )
    digest = repr((elements, owed_by, read_in, language))
    return load().model_copy(update={"clauses": (clause,), "facts": (), "sha256": digest})


@pytest.fixture
def find(monkeypatch: pytest.MonkeyPatch) -> Find:
    """Give the sentences of a text in which a wording is found."""
    monkeypatch.setenv("DPA_CHECK_CACHE", "off")

    def carry_out(  # noqa: PLR0913  what a test may vary
        wording: str | dict[str, Any],
        text: str,
        *,
        language: str = "en",
        owed_by: str = "processor",
        read_in: str = "operative",
        of: str = "elements",
    ) -> list[str]:
        whole = {"look_for": [wording]} if isinstance(wording, str) else wording
        library = one_clause({"e": whole}, owed_by, read_in, language)
        document = read_bytes(text.encode(), "made.md")
        doc = to_doc(document, build(library, "fr" if language == "fr" else "en"))
        return [span.text for span in doc.spans[of]]

    return carry_out
