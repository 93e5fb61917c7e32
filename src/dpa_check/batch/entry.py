"""The outcome for one file as it is kept: the report's JSON without the file's name, and the facts for a portfolio."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from dpa_check.batch.facts import NO_FACTS, Facts
from dpa_check.output.messages import notice
from dpa_check.report import DocumentResult, Failure, Stage

if TYPE_CHECKING:
    from dpa_check.errors import Notice
    from dpa_check.report import Report

_SEPARATOR: Final = b"\n"
LASTING: Final = frozenset({"reading", "language"})
"""Stages of a failure that the same file meets again; the others are tried anew in the next run."""


@dataclass(frozen=True, slots=True)
class Entry:
    """``outcome`` is the JSON of a DocumentResult, or of a Failure, with an empty path; ``stage`` that of a failure."""

    outcome: bytes
    facts: Facts
    stage: Stage | None = None

    @classmethod
    def of(cls, outcome: DocumentResult | Failure, facts: Facts = NO_FACTS) -> Entry:
        """Give the entry that holds an outcome."""
        if isinstance(outcome, Failure):
            return cls(outcome.model_copy(update={"source": ""}).model_dump_json().encode(), facts, outcome.stage)
        return cls(outcome.model_copy(update={"path": ""}).model_dump_json().encode(), facts)

    def line(self, source: str, head: bytes) -> bytes:
        """Give the line of a results file: a report of this document alone, or the failure; ``head`` as below."""
        name = json.dumps(source, ensure_ascii=False).encode()
        if self.stage:
            return self.outcome.replace(b'"source":""', b'"source":' + name, 1) + b"\n"
        return head + self.outcome.replace(b'"path":""', b'"path":' + name, 1) + b"]}\n"

    def to_bytes(self) -> bytes:
        """Give the entry as it is written to the store."""
        parts = ((self.stage or "").encode(), self.facts.model_dump_json().encode(), self.outcome)
        return zlib.compress(_SEPARATOR.join(parts), 1)

    @classmethod
    def of_bytes(cls, data: bytes) -> Entry:
        """Give the entry that was written; raises ValueError where the bytes are not one."""
        try:
            stage, facts, outcome = zlib.decompress(data).split(_SEPARATOR, 2)
        except zlib.error as error:
            message = f"no entry: {error}"
            raise ValueError(message) from error
        return cls(outcome, Facts.model_validate_json(facts), _stage(stage.decode()))


def head_of(report: Report) -> bytes:
    """Give what stands before the document in every line: the JSON of a report without one, up to its end."""
    return report.model_dump_json().encode().removesuffix(b"]}")


def failed(stage: Stage, fact: Notice) -> Entry:
    """Give the entry of a file that could not be reviewed."""
    return Entry.of(Failure(source="", stage=stage, message=notice(fact)))


def _stage(name: str) -> Stage | None:
    """Give the stage of that name.

    >>> _stage("time"), _stage("")
    ('time', None)
    """
    return next((stage for stage in get_args(Stage) if stage == name), None)
