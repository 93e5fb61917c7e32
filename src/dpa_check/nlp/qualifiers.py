"""What turns a match round: a negation over it, or another party as the one who is bound (after ConText, 2009)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dpa_check.matching.lexicon import PARTIES, CompiledPhrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dpa_check.matching.anchors import Place, Unit
    from dpa_check.matching.proximity import Match, Searcher
    from dpa_check.nlp.compiled import CompiledLanguage

_NEGATION_REACH: Final = 1
_MODAL_REACH: Final = 3
_FIRST_WORDS: Final = 1
_NEAR_DUTY: Final = 1
_AND: Final = (["and"], ["et"])
_PREPOSITIONS: Final = frozenset(
    ("a", "au", "aux", "by", "to", "from", "for", "par", "pour", "with", "avec", "on", "if", "si", "at")
)


class Qualifiers:
    """The negations and the subjects of the sentences of one language."""

    def __init__(self, searcher: Searcher, language: CompiledLanguage, duties: dict[int, str]) -> None:
        """Find the negations; ``duties`` gives the party that a heading such as "Customer's obligations" binds."""
        self._searcher = searcher
        self._language = language
        self._duties = duties
        self._negations = self._find_negations()

    def _find_negations(self) -> dict[int, list[Place]]:
        cues = _places(self._searcher, self._language.negations)
        alike = _places(self._searcher, self._language.look_alikes)
        return {
            index: [cue for cue in found if not any(a[0] <= cue[0] and cue[1] <= a[1] for a in alike.get(index, ()))]
            for index, found in cues.items()
        }

    def negated(self, match: Match, phrase: CompiledPhrase) -> bool:
        """Tell whether a negation stands just before the match or in one of its gaps."""
        cues = self._negations.get(match.unit.index)
        if not cues or phrase.has_negation:
            return False
        gaps = [(a[1], b[0]) for a, b in zip(match.places, match.places[1:], strict=False)]
        return any(
            0 <= match.start - cue[1] <= _NEGATION_REACH or any(gap[0] <= cue[0] and cue[1] <= gap[1] for gap in gaps)
            for cue in cues
        )

    def binds_another(self, match: Match, phrase: CompiledPhrase) -> bool:
        """Tell whether the sentence makes the controller or a sub-processor the one who is bound."""
        if phrase.names_party_first:
            return False
        subject = self._subject(match.unit, match.start) or self._duties.get(next(iter(match.unit.headings[-1:]), -1))
        return subject in ("controller", "subprocessor")

    def _subject(self, unit: Unit, before: int) -> str | None:
        """Give the party bound at a word: the nearest before it with a modal or after a comma, else the one that opens.

        "Where Customer must …, Provider gives …" binds the provider.
        """
        terms = self._language.lexicon.terms
        mentions = sorted(
            (place, name)
            for name in PARTIES
            for place in unit.found.get(terms[name], ())
            if place[0] <= before and not self._with_processor(unit, place)
        )
        for place, name in reversed(mentions):
            modal = self._modal(unit, place)
            bound = (modal is not None and modal[0] <= before) or place[0] in unit.after_comma
            if bound and not self._passive(unit, modal[1] if modal else place[1]):
                return name
        for place, name in mentions:
            modal = self._modal(unit, place)
            opens = place[0] <= _FIRST_WORDS or 0 <= place[0] - unit.lead <= _FIRST_WORDS
            passive = self._passive(unit, modal[1] if modal else place[1])
            if opens and not passive and not self._after_preposition(unit, place):
                return name
        return None

    def _with_processor(self, unit: Unit, party: Place) -> bool:
        """Tell whether a party is named with the processor ("Customer and Provider shall …"), which is bound too."""
        processors = unit.found.get(self._language.lexicon.terms["processor"], ())
        return unit.words[party[1] : party[1] + 1] in _AND and any(place[0] == party[1] + 1 for place in processors)

    def _modal(self, unit: Unit, party: Place) -> Place | None:
        """Give the modal that follows a party within a few words."""
        modals = unit.found.get(self._language.lexicon.terms["must"], [])
        return next((modal for modal in modals if 0 <= modal[0] - party[1] < _MODAL_REACH), None)

    def _passive(self, unit: Unit, at: int) -> bool:
        words = unit.words[at : at + 2]
        passive = bool(words) and words[0] in self._language.passives
        return passive and not (len(words) > 1 and words[1] in self._language.active_states)

    def _after_preposition(self, unit: Unit, place: Place) -> bool:
        return place[0] > 0 and unit.words[place[0] - 1] in _PREPOSITIONS


def _places(searcher: Searcher, phrases: Sequence[CompiledPhrase]) -> dict[int, list[Place]]:
    """Give, by unit, the places of the segments of the phrases."""
    found: dict[int, list[Place]] = {}
    for phrase in phrases:
        for index, matches in searcher.matches(phrase).items():
            found.setdefault(index, []).extend(place for match in matches for place in match.places)
    return found


def heading_duties(units: Iterable[Unit], searcher: Searcher, language: CompiledLanguage) -> dict[int, str]:
    """Give, by heading block, the party a heading on duties names ("Obligations of the Customer").

    A heading on help with them ("Assistance with the Customer's obligations") binds whoever gives it.
    """
    terms = language.lexicon.terms
    duties = _places(searcher, language.roles["duties"])
    helped = _places(searcher, language.roles["help"])
    named = {}
    for unit in units:
        if unit.role != "heading" or unit.index in helped:
            continue
        for duty in duties.get(unit.index, ()):
            parties = [name for name in PARTIES for place in unit.found.get(terms[name], ()) if _near(duty, place)]
            if len(parties) == 1:
                named[unit.block] = parties[0]
    return named


def _near(duty: Place, party: Place) -> bool:
    """Tell whether a party stands right before or after a word for duties."""
    return -_NEAR_DUTY <= party[0] - duty[1] <= _NEAR_DUTY or 0 <= duty[0] - party[1] <= _NEAR_DUTY
