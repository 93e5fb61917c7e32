"""The rules of a SARIF log: the clauses of the library, with their help and legal basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dpa_check.output.markdown import escape
from dpa_check.output.messages import say
from dpa_check.output.sarif_words import LEVELS, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.output.messages import Language
    from dpa_check.output.sarif_words import Json
    from dpa_check.report import ClauseResult, Report


@dataclass(frozen=True, slots=True)
class Rules:
    """The clauses of a report, in the order of the library."""

    clauses: tuple[ClauseResult, ...]

    def index(self, clause_id: str) -> int:
        """Give the place of a clause among the rules."""
        return next(at for at, clause in enumerate(self.clauses) if clause.clause_id == clause_id)


def rules_of(report: Report) -> Rules:
    """Give the clauses that the documents of ``report`` were reviewed for, each once."""
    clauses: dict[str, ClauseResult] = {}
    for document in report.documents:
        for finding in document.findings or ():
            clauses.setdefault(finding.clause_id, finding)
    return Rules(tuple(clauses.values()))


def reporting_descriptors(rules: Rules, language: Language) -> list[Json]:
    """Give the descriptors of ``rules`` (3.49), in ``language``."""
    return [_descriptor(clause, language) for clause in rules.clauses]


def _descriptor(clause: ClauseResult, language: Language) -> Json:
    paragraphs = list(_help(clause, language))
    colon = say("quote.colon", language)
    name = clause.clause_id.title().replace("-", "")
    return {
        "id": clause.clause_id,
        **({"name": name} if "-" in clause.clause_id else {}),
        "shortDescription": {"text": plain(clause.title.in_language(language))},
        "fullDescription": {"text": plain(clause.why.in_language(language))},
        "help": {
            "text": plain("\n\n".join(f"{label}{colon} {words}" for label, words in paragraphs)),
            "markdown": "\n\n".join(f"**{escape(label)}{colon}** {escape(words)}" for label, words in paragraphs),
        },
        "defaultConfiguration": {"level": LEVELS[clause.severity]},
        "properties": {
            "tags": [clause.family, clause.need],
            "severity": clause.severity,
            "legalBasis": [basis.in_language(language) for basis in clause.legal_basis],
        },
    }


def _help(clause: ClauseResult, language: Language) -> Iterator[tuple[str, str]]:
    yield say("words.why", language), clause.why.in_language(language)
    asks = [element.asks.in_language(language) for element in clause.elements if element.need == "core"]
    if asks:
        yield say("explain.core", language), " ".join(asks)
    basis = say("quote.separator", language).join(one.in_language(language) for one in clause.legal_basis)
    yield say("words.basis", language), basis
    yield say("words.suggestion", language), clause.suggestion.in_language(language).strip()
