"""The verdict on each clause, from what was found: statuses, checks and their reasons."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from dpa_check.biting import Hits, behind, exceeds, follows, limits_read
from dpa_check.blanks import is_blank, marks_of
from dpa_check.deadlines import deadline, reads
from dpa_check.evidence import evidence_of, telling, unique
from dpa_check.reasons import Grounds, reason_of
from dpa_check.report import (
    Bilingual,
    CheckResult,
    ClauseResult,
    Concession,
    ElementResult,
    Evidence,
    Source,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from dpa_check.annexes import Absent
    from dpa_check.document import Document
    from dpa_check.library.schema import Check, Clause, Library

MOST_QUOTED: Final = 3
"""Sentences quoted for one element or check: those that most phrases find, in the order of the agreement."""


class Assessor:
    """The verdicts on one document."""

    def __init__(
        self, doc: Doc, document: Document, library: Library, *, readable: bool, absent: Sequence[Absent] = ()
    ) -> None:
        """Take what the pipeline found, and the texts that the file refers to and does not hold.

        ``readable`` is false where part of the document could not be read.
        """
        self._doc = doc
        self._document = document
        self._library = library
        self._readable = readable
        self._absent = absent
        self._found: dict[tuple[str, str], Hits] = defaultdict(Hits)
        for clause, name, file, line, sentences, limits in doc._.found:
            hits = self._found[clause, name]
            for start, end in sentences:
                hits.places.setdefault((start, end), Source(file=file, line=line))
                hits.support[start, end] += 1
            hits.limits += reads(limits, sentences, Source(file=file, line=line))

    def facts(self) -> frozenset[str]:
        """Give the ids of the facts that hold."""
        return frozenset(fact.id for fact in self._library.facts if ("", fact.id) in self._found)

    def incorporated(self) -> tuple[Bilingual, ...]:
        """Give the names of the texts that the agreement incorporates by reference."""
        facts = self.facts()
        return tuple(fact.means for fact in self._library.facts if fact.incorporates and fact.id in facts)

    def results(self) -> tuple[ClauseResult, ...]:
        """Give the verdict on every clause, in the order of the library."""
        facts = self.facts()
        return tuple(self._clause(clause, facts) for clause in self._library.clauses)

    def _clause(self, clause: Clause, facts: frozenset[str]) -> ClauseResult:
        there = self._there(clause)
        biting = self._checks(clause, there)
        status = self._status(clause, there, biting, facts)
        if status not in (Status.PRESENT, Status.WEAK):
            biting = [check for check in biting if check.kind == "adverse" and status is not Status.NOT_APPLICABLE]
        elements = tuple(
            ElementResult(
                id=element.id,
                need=element.need,
                asks=element.asks,
                found=element.id in there,
                evidence=self._evidence(clause.id, element.id),
            )
            for element in clause.elements
        )
        checks = tuple(self._check_result(clause, check) for check in biting)
        lacking = [
            [element.asks for element in clause.elements if element.id in condition]
            for condition in clause.conditions
            if not there.intersection(condition)
        ]
        texts = [fact.means for fact in self._library.facts if fact.id in clause.supplied_by and fact.id in facts]
        unmet = [f.means for f in self._library.facts if f.id in clause.applies_when and f.id not in facts]
        barred = [f.means for f in self._library.facts if f.id in clause.applies_unless and f.id in facts]
        away = self._away(clause) if status in (Status.UNDETERMINED, Status.DELEGATED) and self._readable else ()
        elsewhere = tuple(one.name for one in away)
        fallback = {one: words.fallback.strip() for one, words in clause.wordings.items()}
        return ClauseResult(
            id=_fingerprint(clause.id, status, checks),
            clause_id=clause.id,
            family=clause.family,
            title=clause.title,
            need=clause.status,
            status=status,
            severity=clause.severity,
            legal_basis=clause.basis,
            why=clause.why,
            reason=reason_of(status, Grounds(lacking, texts, unmet, barred, elsewhere)),
            elsewhere=elsewhere,
            elements=elements,
            checks=checks,
            deadlines=tuple(
                deadline(limit, limits_read(limit, clause.id, self._found), self._doc, self._document)
                for limit in clause.thresholds
            ),
            evidence=telling(elements, checks),
            suggestion=Bilingual(**{one: words.suggested.strip() for one, words in clause.wordings.items()}),
            fallback=Bilingual(**fallback) if all(fallback.values()) else None,
            concessions=() if status is Status.NOT_APPLICABLE else tuple(self._concessions(clause, there)),
        )

    def _there(self, clause: Clause) -> set[str]:
        """Give the elements found; the words of a red flag alone satisfy none."""
        flags = [
            check.id for check in clause.checks if check.kind == "adverse" and (clause.id, check.id) in self._found
        ]
        flagged = {place for name in flags for place in self._found[clause.id, name].places}
        return {
            element.id
            for element in clause.elements
            if (clause.id, element.id) in self._found
            and not flagged.issuperset(self._found[clause.id, element.id].places)
            and not (element.to_fill_in and self._left_blank(clause.id, element.id))
        }

    def _left_blank(self, clause: str, element: str) -> bool:
        """Tell whether every sentence of an element leaves something to be filled in."""
        marks = marks_of(self._library)
        return all(is_blank(self._doc[start:end].text, marks) for start, end in self._found[clause, element].places)

    def _checks(self, clause: Clause, there: set[str]) -> list[Check]:
        """Give the checks that bite, in the order of the clause; derived ones may build on others."""
        known = set(there)
        biting: list[Check] = []
        for derived in (False, True):
            for check in clause.checks:
                if check.derived == derived and self._bites(clause, check, known):
                    biting.append(check)
                    known.add(check.id)
        order = {check.id: at for at, check in enumerate(clause.checks)}
        return sorted(biting, key=lambda check: (check.kind != "adverse", order[check.id]))

    def _bites(self, clause: Clause, check: Check, known: set[str]) -> bool:
        worded = (clause.id, check.id) in self._found
        has_wording = any(check.id in wording.checks for wording in clause.wordings.values())
        derived = follows(check.when, known) or exceeds(check.limit, clause.id, self._found)
        if has_wording and check.derived:
            return worded and derived
        return worded or derived

    def _status(self, clause: Clause, there: set[str], biting: Sequence[Check], facts: frozenset[str]) -> Status:
        worded = {check.id for check in clause.checks if (clause.id, check.id) in self._found}
        worded &= {check.id for check in biting}
        signs = there | worded
        found = bool(signs.intersection(clause.found_when) if clause.found_when else signs)
        unmet = not facts.issuperset(clause.applies_when)
        if unmet or (not found and not facts.isdisjoint(clause.applies_unless)):
            return Status.NOT_APPLICABLE
        if not found:
            if not facts.isdisjoint(clause.supplied_by):
                return Status.BY_REFERENCE
            if not self._readable:
                return Status.UNDETERMINED
            kinds = {one.kind for one in self._away(clause)}
            if not kinds:
                return Status.MISSING
            return Status.UNDETERMINED if "annex" in kinds else Status.DELEGATED
        complete = all(there.intersection(condition) for condition in clause.conditions)
        weakened = any(check.effect == "weakens" for check in biting)
        return Status.PRESENT if complete and not weakened else Status.WEAK

    def _away(self, clause: Clause) -> tuple[Absent, ...]:
        """Give the texts not in the file that may hold the clause."""
        return tuple(one for one in self._absent if one.subjects.intersection(clause.may_stand_in))

    def _check_result(self, clause: Clause, check: Check) -> CheckResult:
        names = (check.id, *behind(check.when, check.limit))
        evidence = [one for name in names for one in self._evidence(clause.id, name)]
        return CheckResult(
            id=check.id,
            kind=check.kind,
            cause=check.cause,
            severity=check.severity or clause.severity,
            message=check.says,
            evidence=unique(evidence),
        )

    def _concessions(self, clause: Clause, there: set[str]) -> Iterator[Concession]:
        """Give the terms by which the processor concedes more than the law asks; they change no status."""
        for one in clause.concessions:
            derived = follows(one.when, there) or exceeds(one.limit, clause.id, self._found)
            has_wording = any(words.concessions[one.id].look_for for words in clause.wordings.values())
            worded = (clause.id, one.id) in self._found
            if not (worded if has_wording else derived) or (one.derived and not derived):
                continue
            back = {language: words.concessions[one.id].suggested for language, words in clause.wordings.items()}
            names = (one.id, *behind(one.when, one.limit))
            evidence = [found for name in names for found in self._evidence(clause.id, name)]
            yield Concession(
                id=one.id,
                severity=one.severity,
                message=one.says,
                basis=one.basis,
                suggestion=Bilingual(**back),
                evidence=unique(evidence),
            )

    def _evidence(self, clause: str, name: str) -> tuple[Evidence, ...]:
        if (clause, name) not in self._found:
            return ()
        hits = self._found[clause, name]
        best = sorted(hits.places, key=lambda place: (-hits.support[place], place))[:MOST_QUOTED]
        return tuple(evidence_of(self._doc, self._document, place, hits.places[place]) for place in sorted(best))


def _fingerprint(clause: str, status: Status, checks: Sequence[CheckResult]) -> str:
    """Give an id that survives renumbering and page moves: clause, status, checks and the words they quote."""
    words = [clause, status.value]
    for check in checks:
        words += [check.id, *(" ".join(one.quote.exact.split()) for one in check.evidence)]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]
