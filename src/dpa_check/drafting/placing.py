"""Where a proposed wording would stand in the agreement, and the number it would bear there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Final

from dpa_check.document import Part
from dpa_check.report import Placement, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dpa_check.document import Document
    from dpa_check.library.language import Language
    from dpa_check.report import ClauseResult, Evidence

_FOUND: Final = (Status.PRESENT, Status.WEAK)
_ASIDE: Final = (Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.TEXTBOX)
_SIGNATURE: Final = re.compile(
    r"\W*(?:fait à|fait le|fait en|signature|signed|in witness|executed|done at|pour l[ea'] |for and on behalf|"
    r"pour le client|pour le prestataire|lu et approuvé)",
    re.IGNORECASE,
)
_AFTER: Final[Mapping[Language, tuple[str, ...]]] = {
    "fr": tuple(f" {word}" for word in ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies")),
    "en": tuple("ABCDEFGH"),
}
"""What follows the number of a clause inserted between two, the next number being taken: « 8 bis », "8A"."""


def placements(findings: Sequence[ClauseResult], document: Document, language: Language) -> dict[str, Placement]:
    """Give the place of the wording of each clause that lacks something, by the id of the clause."""
    return _Places(findings, document, language).all()


class _Places:
    """The clauses of one agreement by number, and what is proposed after each."""

    def __init__(self, findings: Sequence[ClauseResult], document: Document, language: Language) -> None:
        self._findings = findings
        self._document = document
        self._language: Language = language
        self._numbers = [_whole(number) for number in document.clause_numbers]
        self._taken: Counter[str] = Counter()
        self._relied_on = Counter(
            number
            for finding in findings
            for number in {_whole(one.clause_number) for one in finding.evidence}
            if finding.status in _FOUND and number
        )

    def all(self) -> dict[str, Placement]:
        gaps = (one for one in self._findings if one.status not in (Status.PRESENT, Status.NOT_APPLICABLE))
        return {finding.clause_id: self._place(finding) for finding in gaps}

    def _place(self, finding: ClauseResult) -> Placement:
        quoted = finding.evidence if finding.status is Status.WEAK else ()
        replaced = _own_words(finding) if quoted else ()
        own = next((one for one in replaced if one.clause_number), None)
        if own or (replaced and not any(self._numbers)):
            return self._replaced(own or replaced[0])
        beside = next(iter(quoted), None) or self._beside(finding)
        return self._inserted(self._block(beside)) if beside else self._at_the_end()

    def _replaced(self, evidence: Evidence) -> Placement:
        number = _whole(evidence.clause_number)
        whole = number is not None and _is_number(number) and self._relied_on[number] == 1
        return Placement(
            action="replace", after_clause=None, number=number, position=evidence.position.start, whole=whole
        )

    def _beside(self, finding: ClauseResult) -> Evidence | None:
        """Give a quotation of the nearest clause of the same family: one before it in the library, else after."""
        family = [one for one in self._findings if one.family == finding.family]
        at = family.index(finding)
        found = [
            quoted
            for one in (*reversed(family[:at]), *family[at + 1 :])
            for quoted in one.evidence
            if one.status in _FOUND and quoted.part in (Part.BODY, Part.TABLE)
        ]
        numbered = (one for one in found if one.clause_number)
        return next(numbered, None if any(self._numbers) else next(iter(found), None))

    def _inserted(self, block: int) -> Placement:
        """Give the place after the clause of a block, or after the last one of its article, which keeps the numbers."""
        number = self._numbers[block]
        if number is None:
            return self._insert(None, None, block)
        article, _point, last = number.rpartition(".")
        within = article if article and last.isdigit() else number
        points = [int(one.rpartition(".")[2]) for one in self._numbers if one and _is_point(one, within)]
        if points and within[:1].isdigit():
            after = f"{within}.{max(points)}"
            self._taken[after] += 1
            return self._insert(after, f"{within}.{max(points) + self._taken[after]}", self._end(after, block))
        return self._insert(number, self._next(number), self._end(number, block))

    def _at_the_end(self) -> Placement:
        """Give the place before the signatures and the annexes, after the last numbered clause."""
        blocks = self._document.blocks
        body = [at for at, block in enumerate(blocks) if block.part not in _ASIDE]
        annex = next((at for at in body if blocks[at].part is Part.ANNEX), len(blocks))
        body = [at for at in body if at < annex]
        late = body[len(body) // 2 :]
        signed = next((at for at in late if _SIGNATURE.match(blocks[at].text)), len(blocks))
        last = next((at for at in reversed(body) if at < signed), 0)
        tops = [number for at in body if at <= last and (number := self._numbers[at]) and number.isdigit()]
        if not tops:
            return self._insert(self._numbers[last] if body else None, None, last)
        after = tops[-1]
        self._taken["the end"] += 1
        return self._insert(self._numbers[last] or after, str(int(after) + self._taken["the end"]), last)

    def _insert(self, after: str | None, number: str | None, block: int) -> Placement:
        blocks = self._document.blocks
        end = self._document.starts[block] + len(blocks[block].text) if blocks else 0
        return Placement(action="insert", after_clause=after, number=number, position=end, whole=False)

    def _next(self, number: str) -> str | None:
        """Give the number of a clause put after an article without points: the next, else « 8 bis » or "8A"."""
        if not number.isdigit():
            return None
        self._taken[number] += 1
        following = int(number) + self._taken[number]
        if not any(one and int(one.partition(".")[0]) > int(number) for one in self._numbers if _leads(one)):
            self._taken["the end"] = max(self._taken["the end"], self._taken[number])
            return str(following)
        suffixes = _AFTER[self._language]
        at = self._taken[number] - 1
        return f"{number}{suffixes[at]}" if at < len(suffixes) else None

    def _end(self, number: str, block: int) -> int:
        """Give the last block of a clause, from any of its blocks or from the start of the agreement."""
        first = block if self._numbers[block] == number else self._numbers.index(number)
        end = first
        for at in range(first + 1, len(self._numbers)):
            aside = self._document.blocks[at].part in _ASIDE
            other = self._numbers[at] != number or _SIGNATURE.match(self._document.blocks[at].text)
            if not aside and other:
                break
            end = end if aside else at
        return end

    def _block(self, evidence: Evidence) -> int:
        return bisect_right(self._document.starts, evidence.position.start) - 1


def _whole(number: str | None) -> str | None:
    """Give the number of a clause without those of its items.

    >>> _whole("8.2(a)"), _whole("(1)"), _whole(None)
    ('8.2', None, None)
    """
    return re.sub(r"\s*\(.*$", "", number).strip(" .") or None if number else None


def _is_number(number: str) -> bool:
    return number[:1].isdigit()


def _leads(number: str | None) -> bool:
    return bool(number) and str(number).partition(".")[0].isdigit()


def _own_words(finding: ClauseResult) -> tuple[Evidence, ...]:
    """Give the quotations that the wording would replace: not those of words that only leave something unsaid."""
    elements = (quoted for element in finding.elements for quoted in element.evidence)
    checks = (quoted for check in finding.checks if check.cause != "missing" for quoted in check.evidence)
    return (*elements, *checks)


def _is_point(number: str, article: str) -> bool:
    above, _point, last = number.rpartition(".")
    return above == article and last.isdigit()
