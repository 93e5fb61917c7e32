"""What a report lists of the reading of one document: absent annexes, blanks, changes, comments, unseen words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dpa_check.output.messages import say
from dpa_check.output.quoting import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.output.messages import Language
    from dpa_check.report import DocumentResult
    from dpa_check.report_reading import AbsentResult, BlankResult, MarkResult

_LISTS: Final = (
    ("changes", ("inserted", "deleted")),
    ("comments", ("comment",)),
    ("unseen", ("hidden", "white", "tiny")),
)
_LONGEST: Final = 200


def reading_lists(document: DocumentResult, language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give headings, each with its lines in the order of the file; those without lines are left out."""
    return tuple((heading, lines) for heading, lines in _lists(document, language) if lines)


def _lists(document: DocumentResult, language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield say("reading.absent", language), tuple(_of_absent(one, language) for one in document.absent)
    yield say("reading.blanks", language), tuple(_of_blank(one, language) for one in document.blanks)
    for name, kinds in _LISTS:
        yield (
            say(f"reading.{name}", language),
            tuple(_of_mark(one, language) for one in document.marks if one.kind in kinds),
        )


def _of_blank(blank: BlankResult, language: Language) -> str:
    """Give "p. 2, clause 5: within [●] hours"."""
    place = _place(blank.page, blank.clause_number, language)
    words = _short(blank.words) if blank.mark else say("reading.empty-cell", language, words=_short(blank.words))
    return f"{place}{say('quote.colon', language)} {words}" if place else words


def _place(page: int | None, number: str | None, language: Language) -> str:
    known = (say("place.page", language, page=page) if page is not None else "", _clause(number, language))
    return ", ".join(one for one in known if one)


def _of_absent(absent: AbsentResult, language: Language) -> str:
    """Give "Annex 2 (p. 3, clause 5): security measures"."""
    place = _place(absent.page, absent.clause_number, language)
    subjects = ", ".join(one.in_language(language) for one in absent.deals_with)
    name = f"{clean(absent.name)} ({place})" if place else clean(absent.name)
    return f"{name}{say('quote.colon', language)} {subjects}" if subjects else name


def _clause(number: str | None, language: Language) -> str:
    """Give "clause 5", or the name of an annex as it is."""
    if not number or number[:1].isalpha():
        return clean(number or "")
    return say("place.clause", language, number=clean(number))


def _of_mark(mark: MarkResult, language: Language) -> str:
    """Give "inserted, Ada, 2026-01-02, clause 5: words"; the hour says nothing more to a lawyer."""
    clause = _clause(mark.clause_number, language)
    known = (say(f"mark.{mark.kind}", language), mark.author, mark.date.partition("T")[0], clause)
    return f"{', '.join(clean(one) for one in known if one)}{say('quote.colon', language)} {_short(mark.text)}"


def _short(text: str) -> str:
    words = clean(text)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} […]"
