"""The tables of a portfolio, in words: each a CSV file and a sheet of the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from dpa_check.output.messages import LANGUAGES, count, say
from dpa_check.output.quoting import clean
from dpa_check.output.selection import rank
from dpa_check.report import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dpa_check.batch.portfolio import Member, Portfolio
    from dpa_check.output.messages import Language
    from dpa_check.output.style import Side

SHOWN: tuple[Status, ...] = (Status.PRESENT, Status.WEAK, Status.MISSING, Status.BY_REFERENCE, Status.DELEGATED)

_COUNTED_AT: Final = {"summary": 5, "clauses": 2}
"""Where concessions are counted in a table, for the processor's side: before what the controller's side looks for."""

Row: TypeAlias = "tuple[str, ...]"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words under headings, made anew each time they are asked for: they may be many.

    ``name`` is that of its file, ``title`` that of its sheet.
    """

    name: str
    title: str
    headings: Row
    rows: Callable[[], Iterator[Row]]


def tables(portfolio: Portfolio, language: Language, side: Side = "controller") -> Iterator[Table]:
    """Give every table of a portfolio, those without a row too; to the processor's side, what it concedes as well."""
    processor = side == "processor"
    for name, rows in (
        ("summary", partial(_summary, processor=processor)),
        *((("concessions", _concessions),) if processor else ()),
        ("clauses", partial(_clauses, processor=processor)),
        ("groups", _groups),
        ("outliers", _outliers),
        ("deadlines", _deadlines),
        ("subprocessors", _subprocessors),
        ("failures", _failures),
    ):
        headings = say(f"portfolio.headings.{name}", language).split(" | ")
        if processor and name in _COUNTED_AT:
            headings.insert(_COUNTED_AT[name], say("column.concessions", language))
        if name == "summary":
            headings += [clause.title.in_language(language) for clause in portfolio.clauses]
        yield Table(name, say(f"portfolio.title.{name}", language), tuple(headings), partial(rows, portfolio, language))


def _summary(portfolio: Portfolio, language: Language, *, processor: bool) -> Iterator[Row]:
    """Give one row a file: what it is, how it came out, and the verdict on each clause."""
    for place, one in enumerate(portfolio.members):
        facts = one.facts
        statuses = list(facts.statuses.values())
        yield (
            clean(one.path),
            _outcome(one, language),
            ", ".join(say(f"language.{code}", language) if code in LANGUAGES else code for code in facts.languages),
            str(facts.pages or ""),
            str(portfolio.group_of.get(place, "")),
            *((str(len(facts.concessions)) if statuses else "",) if processor else ()),
            *(str(statuses.count(status)) if statuses else "" for status in SHOWN),
            str(len(facts.red_flags)) if statuses else "",
            *(_verdict(one, clause.id, language, processor=processor) for clause in portfolio.clauses),
        )


def _outcome(one: Member, language: Language) -> str:
    if one.failure:
        return say("words.not-reviewed", language)
    words = say(f"kind.{one.facts.kind}", language)
    return words if one.facts.complete else f"{words} ({say('portfolio.in-part', language)})"


def _verdict(one: Member, clause: str, language: Language, *, processor: bool) -> str:
    status = one.facts.statuses.get(clause)
    if status is None:
        return ""
    conceded = sum(made.clause == clause for made in one.facts.concessions) if processor else 0
    flags = sum(flagged == clause for flagged, _ in one.facts.red_flags)
    counts = (("concessions", conceded), ("red-flags", flags))
    words = [count(f"count.{name}", number, language) for name, number in counts if number]
    return ", ".join((say(f"status.{status}", language), *words))


def _concessions(portfolio: Portfolio, language: Language) -> Iterator[Row]:
    """Give one row for each term by which a processor gives more than the law asks, file by file, gravest first."""
    clauses = {clause.id: clause for clause in portfolio.clauses}
    terms = {(clause.id, one.id): one for clause in portfolio.clauses for one in clause.concessions}
    for one in portfolio.members:
        found = [(made, terms[made.clause, made.concession]) for made in one.facts.concessions]
        for made, term in sorted(found, key=lambda pair: rank(pair[1].severity)):
            words = (term.says.in_language(language), say(f"severity.{term.severity}", language))
            place = (made.clause_number or "", str(made.page or ""))
            yield clean(one.path), clauses[made.clause].title.in_language(language), *words, *place


def _clauses(portfolio: Portfolio, language: Language, *, processor: bool) -> Iterator[Row]:
    """Give one row a clause: how many agreements have it, have it weakly, lack it, and its red flags."""
    for clause in portfolio.clauses:
        tally = portfolio.tallies[clause.id]
        said = say("portfolio.lack", language, n=tally.verdicts[Status.MISSING], all=tally.verdicts.total())
        yield (
            clause.title.in_language(language),
            say(f"severity.{clause.severity}", language),
            *((str(tally.concessions),) if processor else ()),
            said,
            *(str(tally.verdicts[status]) for status in Status),
            str(tally.red_flags),
        )


def _groups(portfolio: Portfolio, _language: Language) -> Iterator[Row]:
    """Give one row for each file that is nearly the same as another, group by group."""
    for place, number in sorted(portfolio.group_of.items(), key=lambda item: item[1]):
        yield str(number), clean(portfolio.members[place].path)


def _outliers(portfolio: Portfolio, language: Language) -> Iterator[Row]:
    for one, clause, tally in portfolio.outliers():
        having = say("portfolio.have", language, n=tally.having, all=tally.judged)
        yield clean(one.path), clause.title.in_language(language), having


def _deadlines(portfolio: Portfolio, language: Language) -> Iterator[Row]:
    titles = {clause.id: clause.title.in_language(language) for clause in portfolio.clauses}
    for one in portfolio.members:
        for limit in one.facts.deadlines:
            judged = say(f"portfolio.{'within' if limit.within else 'beyond'}", language)
            place = (limit.clause_number or "", str(limit.page or ""))
            clause = titles.get(limit.clause, limit.clause)
            yield clean(one.path), clause, clean(limit.words), str(limit.hours), judged, *place


def _subprocessors(portfolio: Portfolio, _language: Language) -> Iterator[Row]:
    for one in portfolio.members:
        for row in one.facts.subprocessors:
            place = (row.clause_number or "", str(row.page or ""))
            yield clean(one.path), clean(row.name), clean(row.country), clean(row.activity), *place


def _failures(portfolio: Portfolio, language: Language) -> Iterator[Row]:
    for one in portfolio.members:
        if one.failure:
            stage = say(f"portfolio.stage.{one.failure.stage}", language)
            yield clean(one.path), stage, one.failure.message.message.in_language(language)
