"""The parties in each sentence, told apart: "Customer Data" is no customer, « ses sous-traitants » no processor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dpa_check.matching.lexicon import PARTIES
from dpa_check.matching.stems import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dpa_check.matching.anchors import Place, Unit

_HIDING: Final = ("personal data", "data subject", "main contract", "subprocessor", "end of contract")
_INDEFINITE: Final = frozenset(
    ("un", "autre", "autres", "tout", "nouveau", "nouvel", "chaque", "son", "ses", "aucun", "nouveaux")
)
_FRENCH_PROCESSOR: Final = ("sous", "traitant")


def settle_parties(unit: Unit, terms: Mapping[str, int], tokens: Sequence[str]) -> None:
    """Leave in a unit only the true mentions of its parties; ``tokens`` are the words of the whole Doc."""
    if unit.language == "fr":
        _french_subprocessors(unit, terms, tokens)
    hiding = [place for name in _HIDING for place in unit.found.get(terms[name], ())]
    parties = [place for name in PARTIES for place in unit.found.get(terms[name], ())]
    for name in PARTIES:
        atom = terms[name]
        if places := unit.found.get(atom):
            others = [*parties, *(place for place in hiding if name != "subprocessor")]
            unit.found[atom] = sorted({place for place in places if not any(_hides(other, place) for other in others)})


def _hides(other: Place, place: Place) -> bool:
    return other != place and other[0] <= place[0] and place[1] <= other[1]


def _french_subprocessors(unit: Unit, terms: Mapping[str, int], tokens: Sequence[str]) -> None:
    """Move « des sous-traitants », « un sous-traitant » from the processor to the sub-processors."""
    kept: list[Place] = []
    for place in unit.found.get(terms["processor"], []):
        forms = [folded(form) for form in unit.forms[place[0] : place[1]]]
        is_word = (
            len(forms) == len(_FRENCH_PROCESSOR) and forms[0].startswith("sous") and forms[1].startswith("traitant")
        )
        before = folded(tokens[unit.tokens[place[0]] - 1]) if unit.tokens[place[0]] else ""
        if is_word and (forms[1].endswith("s") or before in _INDEFINITE):
            unit.found.setdefault(terms["subprocessor"], []).append(place)
        else:
            kept.append(place)
    if terms["processor"] in unit.found:
        unit.found[terms["processor"]] = kept
    if terms["subprocessor"] in unit.found:
        unit.found[terms["subprocessor"]].sort()
