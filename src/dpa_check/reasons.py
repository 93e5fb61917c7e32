"""The reason of a verdict, in a sentence or two of the report's languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dpa_check.report import Bilingual, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIXED: Final = {
    Status.PRESENT: Bilingual(en="Every required element was found.", fr="Tous les éléments requis ont été trouvés."),
    Status.MISSING: Bilingual(en="Nothing in the document deals with it.", fr="Rien dans le document n'en traite."),
    Status.UNDETERMINED: Bilingual(
        en="Not found in what could be read; part of the document could not be read.",
        fr="Non trouvé dans ce qui a pu être lu ; une partie du document n'a pas pu être lue.",
    ),
    Status.WEAK: Bilingual(
        en="The required elements are there; the checks below weaken them.",
        fr="Les éléments requis sont là ; les constats ci-dessous les affaiblissent.",
    ),
}
_LACKING: Final = Bilingual(en="Not found: ", fr="Non trouvé : ")
_BY_REFERENCE: Final = Bilingual(en="Only by reference to: ", fr="Par renvoi seulement à : ")
_BARRED: Final = Bilingual(en="Because: ", fr="Parce que : ")
_UNMET: Final = Bilingual(en="Nothing shows: ", fr="Rien n'indique : ")
_AWAY: Final = Bilingual(
    en="Not found here; it may stand in what the agreement refers to and the file does not hold: ",
    fr="Non trouvé ici ; peut figurer dans ce à quoi le contrat renvoie et que le fichier ne contient pas : ",
)
_OR: Final = Bilingual(en=" or ", fr=" ou ")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a verdict rests on.

    ``lacking`` lists the conditions not met, each as the elements any of which would do; ``texts`` the incorporated
    texts that supply the clause; ``unmet`` and ``barred`` the facts that make it not applicable; ``elsewhere``
    the texts, not in the file, that may hold it. What weakens it stands in its checks.
    """

    lacking: Sequence[Sequence[Bilingual]] = ()
    texts: Sequence[Bilingual] = ()
    unmet: Sequence[Bilingual] = ()
    barred: Sequence[Bilingual] = ()
    elsewhere: Sequence[str] = ()


def reason_of(status: Status, grounds: Grounds) -> Bilingual:
    """Give why a clause has its status.

    >>> reason_of(Status.WEAK, Grounds(lacking=[[Bilingual(en="a deadline", fr="un délai")]])).fr
    'Non trouvé : un délai.'
    """
    return Bilingual(en=_reason(status, grounds, "en"), fr=_reason(status, grounds, "fr"))


def _reason(status: Status, grounds: Grounds, language: str) -> str:
    missing = [
        _OR.in_language(language).join(dict.fromkeys(one.in_language(language) for one in options))
        for options in grounds.lacking
    ]
    parts = {
        Status.WEAK: ((_LACKING, missing),),
        Status.BY_REFERENCE: ((_BY_REFERENCE, _said(grounds.texts, language)),),
        Status.UNDETERMINED: ((_AWAY, grounds.elsewhere),),
        Status.DELEGATED: ((_AWAY, grounds.elsewhere),),
        Status.NOT_APPLICABLE: (
            (_BARRED, _said(grounds.barred, language)),
            (_UNMET, [] if grounds.barred else _said(grounds.unmet, language)),
        ),
    }.get(status, ())
    said = [f"{opening.in_language(language)}{'; '.join(texts)}." for opening, texts in parts if texts]
    return " ".join(said) or (_FIXED[status].in_language(language) if status in _FIXED else "")


def _said(texts: Sequence[Bilingual], language: str) -> list[str]:
    return [text.in_language(language) for text in texts]
