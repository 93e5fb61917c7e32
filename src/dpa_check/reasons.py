"""The reason of a verdict, in a sentence or two of the report's languages."""

from __future__ import annotations

from collections.abc import Sequence

from dpa_check.report import Bilingual, Status


def reason_of(
    status: Status,
    *,
    lacking: Sequence[Sequence[Bilingual]],
    weak: Sequence[Bilingual],
    texts: Sequence[Bilingual],
    unmet: Sequence[Bilingual],
    barred: Sequence[Bilingual],
) -> Bilingual:
    """Give why a clause has its status.

    ``lacking`` lists the conditions not met, each as the elements any of which would do; ``weak`` what weakens it;
    ``texts`` the incorporated texts that supply it; ``unmet`` and ``barred`` the facts that make it not applicable.
    """
    return Bilingual(
        en=_reason(status, "en", (lacking, weak), (texts, unmet, barred)),
        fr=_reason(status, "fr", (lacking, weak), (texts, unmet, barred)),
    )


def _reason(
    status: Status,
    language: str,
    gaps: tuple[Sequence[Sequence[Bilingual]], Sequence[Bilingual]],
    facts: tuple[Sequence[Bilingual], Sequence[Bilingual], Sequence[Bilingual]],
) -> str:
    english = language == "en"
    lacking, weak = gaps
    texts, unmet, barred = ([one.in_language(language) for one in group] for group in facts)
    either = " or " if english else " ou "
    missing = [either.join(dict.fromkeys(one.in_language(language) for one in options)) for options in lacking]
    weaknesses = [one.in_language(language) for one in weak]
    match status:
        case Status.PRESENT:
            return "Every required element was found." if english else "Tous les éléments requis ont été trouvés."
        case Status.WEAK:
            parts = []
            if missing:
                parts.append(("Not found: " if english else "Non trouvé : ") + "; ".join(missing) + ".")
            if weaknesses:
                parts.append(("Weakened by: " if english else "Affaibli par : ") + "; ".join(weaknesses) + ".")
            return " ".join(parts) or (
                "Only a red flag deals with it." if english else "Seul un signal d'alerte en traite."
            )
        case Status.BY_REFERENCE:
            return ("Only by reference to: " if english else "Par renvoi seulement à : ") + "; ".join(texts) + "."
        case Status.UNDETERMINED:
            return (
                "Not found in what could be read; part of the document could not be read."
                if english
                else "Non trouvé dans ce qui a pu être lu ; une partie du document n'a pas pu être lue."
            )
        case Status.NOT_APPLICABLE if barred:
            return ("Because: " if english else "Parce que : ") + "; ".join(barred) + "."
        case Status.NOT_APPLICABLE:
            return ("Nothing shows: " if english else "Rien n'indique : ") + "; ".join(unmet) + "."
        case _:
            return (
                "Nothing in the document deals with it." if english else "Rien dans le document n'en traite."
            )
