"""The library's wording applied to the sentences of one language: elements, checks and facts found, and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dpa_check.matching.anchors import Place, Unit
    from dpa_check.matching.lexicon import CompiledPhrase
    from dpa_check.matching.limits import Limit
    from dpa_check.matching.proximity import Match, Searcher
    from dpa_check.nlp.compiled import CompiledLanguage, CompiledPattern, Rule
    from dpa_check.nlp.qualifiers import Qualifiers

_UNREAD: Final = ("margin", "contents")
_MOST_FOUND: Final = 40
"""How many sentences one line of ``look_for`` may find in a document."""

_LONGEST_GAP_IN_A_CHECK: Final = 12
"""The most words a gap may hold in the phrase of a check: a long sentence joins words that do not belong together, and
what weakens or contradicts is said in close words."""


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern found: the rule, its line, the sentences (by index) and the time limits read there.

    A time limit is its hours, its first token and the one past its last.
    """

    rule: Rule
    line: int
    sentences: tuple[int, ...]
    limits: tuple[tuple[int, int, int], ...]


class WordingFinder:
    """Applies the rules of one language to its units."""

    def __init__(
        self, units: Sequence[Unit], searcher: Searcher, language: CompiledLanguage, qualifiers: Qualifiers
    ) -> None:
        """Take the units with their roles settled."""
        self._units = {unit.index: unit for unit in units}
        self._searcher = searcher
        self._language = language
        self._qualifiers = qualifiers
        self._under: dict[CompiledPhrase, frozenset[int]] = {}
        self._limits_of: dict[int, list[Limit]] = {}
        self._sentences: dict[tuple[str, str], set[int]] = defaultdict(set)

    def find(self) -> list[Found]:
        """Give everything found, rule by rule in the order of the library."""
        found: list[Found] = []
        for rule in sorted(self._language.rules, key=lambda rule: rule.kind == "check"):
            for pattern in rule.patterns:
                for hit in self._pattern(rule, pattern):
                    found.append(hit)
                    self._sentences[rule.clause, rule.id].update(hit.sentences)
        return found

    def _pattern(self, rule: Rule, pattern: CompiledPattern) -> Iterable[Found]:
        if not pattern.all_of:
            allowed = self._under_heading(pattern.under)
            units = [unit for unit in self._readable(rule) if unit.index in allowed and _has_content(unit)]
            return [Found(rule, pattern.line, (unit.index,), ()) for unit in units if self._kept(rule, unit)][
                :_MOST_FOUND
            ]
        matches = []
        for phrase in pattern.all_of:
            matches.append(self._matches(rule, phrase, pattern.under))
            if not matches[-1]:
                return ()
        scopes: list[dict[int, list[Match]]] = [self._by_scope(found, pattern.within) for found in matches]
        shared = [key for key in scopes[0] if all(key in scope for scope in scopes[1:])]
        chosen = [[scope[key] for scope in scopes] for key in shared]
        own = [found for found in chosen if not all(_introduces(match) for matches in found for match in matches)]
        return [self._hit(rule, pattern, found) for found in own[:_MOST_FOUND]]

    def _hit(self, rule: Rule, pattern: CompiledPattern, found: Sequence[list[Match]]) -> Found:
        holds = Counter(index for matches in found for index in {m.unit.index for m in matches if not _introduces(m)})
        first = [max(matches, key=lambda m: (not _introduces(m), holds[m.unit.index])) for matches in found]
        sentences = tuple(dict.fromkeys(sorted(match.unit.index for match in first)))
        limits = dict.fromkeys(limit for match in first for limit in self._limits(match))
        return Found(rule, pattern.line, sentences, tuple(limits))

    def _limits(self, match: Match) -> list[tuple[int, int, int]]:
        """Give the time limits the match itself holds, else the nearest of its sentence."""
        limits = self._limits_of.get(match.unit.index)
        if limits is None:
            limits = self._limits_of[match.unit.index] = self._language.quantities.limits(match.unit.forms)
        inside = [lim for lim in limits if any(a <= lim.start and lim.end <= b for a, b in match.places)]
        if not inside:
            inside = [lim for lim in limits if match.start <= lim.start and lim.end <= match.end]
        if not inside and limits:
            inside = [min(limits, key=lambda lim: max(lim.start - match.end, match.start - lim.end))]
        tokens = match.unit.tokens
        return [(limit.hours, tokens[limit.start], tokens[limit.end - 1] + 1) for limit in inside]

    def _by_scope(self, found: dict[int, list[Match]], within: str) -> dict[int, list[Match]]:
        if within == "sentence":
            return found
        grouped: dict[int, list[Match]] = {}
        for index, matches in sorted(found.items()):
            unit = self._units[index]
            key = unit.paragraph if within == "paragraph" else next(iter(unit.headings[-1:]), -1)
            grouped.setdefault(key, []).extend(matches)
        return grouped

    def _matches(self, rule: Rule, phrase: CompiledPhrase, under: CompiledPhrase | None) -> dict[int, list[Match]]:
        """Give the matches of a phrase that count for a rule, by unit."""
        allowed = self._under_heading(under) if under else None
        kept: dict[int, list[Match]] = {}
        for index, matches in sorted(self._searcher.matches(phrase).items()):
            unit = self._units[index]
            if (allowed is not None and index not in allowed) or not self._readable_unit(rule, unit):
                continue
            if not self._kept(rule, unit):
                continue
            hidden = [m for other in rule.apart_from for m in self._searcher.matches(other).get(index, ())]
            good = [match for match in matches if self._counts(rule, match, phrase) and not _inside(match, hidden)]
            if good:
                kept[index] = good
        return kept

    def _counts(self, rule: Rule, match: Match, phrase: CompiledPhrase) -> bool:
        if self._qualifiers.negated(match, phrase) or (rule.kind == "check" and not _is_close(match)):
            return False
        return not (rule.by_processor and self._qualifiers.binds_another(match, phrase))

    def _kept(self, rule: Rule, unit: Unit) -> bool:
        """Tell whether no ``unless`` cancels the sentence, and ``beside`` holds."""
        if any(unit.index in self._searcher.matches(phrase) for phrase in rule.unless):
            return False
        return not rule.beside or any(unit.index in self._sentences[rule.clause, other] for other in rule.beside)

    def _readable(self, rule: Rule) -> list[Unit]:
        return [unit for unit in self._units.values() if self._readable_unit(rule, unit)]

    @staticmethod
    def _readable_unit(rule: Rule, unit: Unit) -> bool:
        return unit.role not in _UNREAD if rule.anywhere else unit.role == "operative"

    def _under_heading(self, phrase: CompiledPhrase | None) -> frozenset[int]:
        """Give the units under a heading, a lead-in or a label (before a colon, a first cell) that matches."""
        if phrase is None:
            return frozenset()
        if phrase not in self._under:
            matches = self._searcher.matches(phrase)
            headings = {self._units[index].block for index in matches if self._units[index].role == "heading"}
            labelled = {
                index
                for index, found in matches.items()
                if any(match.end <= max(self._units[index].lead, self._units[index].label) for match in found)
            }
            below = {unit.index for unit in self._units.values() if headings.intersection(unit.headings)}
            self._under[phrase] = frozenset(labelled | below)
        return self._under[phrase]


def _introduces(match: Match) -> bool:
    """Tell whether a match lies in the lead-in alone, which is read as a sentence of its own."""
    return match.end <= match.unit.lead


def _is_close(match: Match) -> bool:
    gaps = (after[0] - before[1] for before, after in pairwise(match.places))
    return all(gap <= _LONGEST_GAP_IN_A_CHECK for gap in gaps)


def _has_content(unit: Unit) -> bool:
    return len(unit.words) > max(unit.label, unit.lead)


def _inside(match: Match, hidden: Sequence[Match]) -> bool:
    """Tell whether any place of a match lies inside the words of another."""
    spans: list[Place] = [(other.start, other.end) for other in hidden]
    return any(a <= place[0] and place[1] <= b for a, b in spans for place in match.places)
