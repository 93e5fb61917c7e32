"""What the agreements of a batch have in common, and which of them stand apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from dpa_check.batch.likeness import groups
from dpa_check.report import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dpa_check.batch.facts import Facts
    from dpa_check.library.schema import Clause
    from dpa_check.report import Failure

ALIKE: Final = 0.8
"""The share of runs of words from which two agreements are copies of one template: one review serves both."""

USUAL: Final = 0.8
"""The share of agreements that have a clause from which one that lacks it stands apart."""

FEWEST: Final = 5
"""Agreements from which a share says something."""

_HAD: Final = (Status.PRESENT, Status.WEAK, Status.BY_REFERENCE, Status.DELEGATED)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a batch: its path, the facts of its review or the failure that stands for it, and its page."""

    path: str
    facts: Facts
    failure: Failure | None = None
    page: str = ""


@dataclass
class Tally:
    """How many agreements have each verdict on a clause, and how many red flags and concessions it has in all."""

    verdicts: Counter[Status] = field(default_factory=Counter)
    red_flags: int = 0
    concessions: int = 0

    @property
    def judged(self) -> int:
        """How many agreements could be judged on it."""
        return self.verdicts.total() - self.verdicts[Status.NOT_APPLICABLE] - self.verdicts[Status.UNDETERMINED]

    @property
    def having(self) -> int:
        """How many agreements have it, if only weakly."""
        return sum(self.verdicts[status] for status in _HAD)

    @property
    def is_usual(self) -> bool:
        """Whether an agreement that lacks it stands apart."""
        return self.judged >= FEWEST and self.having >= USUAL * self.judged


@dataclass(frozen=True)
class Portfolio:
    """The files of a batch, in order, and the clauses they were reviewed for, in the order of the library."""

    members: Sequence[Member]
    clauses: Sequence[Clause]

    def agreements(self) -> Iterator[Member]:
        """Give the members that are agreements: reviewed, and not something else."""
        return (one for one in self.members if one.facts.statuses and one.facts.kind != "other")

    @cached_property
    def tallies(self) -> Mapping[str, Tally]:
        """How the agreements came out, clause by clause, by the id of the clause."""
        made = {clause.id: Tally() for clause in self.clauses}
        for one in self.agreements():
            for clause, status in one.facts.statuses.items():
                made[clause].verdicts[status] += 1
            for clause, _flag in one.facts.red_flags:
                made[clause].red_flags += 1
            for conceded in one.facts.concessions:
                made[conceded.clause].concessions += 1
        return made

    @cached_property
    def group_of(self) -> dict[int, int]:
        """The number, from 1, of the group of each file (by its place) that is nearly the same as another.

        A file alone has none.
        """
        found = groups([one.facts.likeness_numbers for one in self.members], ALIKE)
        several = [group for group in found if len(group) > 1]
        return {place: number for number, group in enumerate(several, 1) for place in group}

    def outliers(self) -> Iterator[tuple[Member, Clause, Tally]]:
        """Give each agreement that lacks a clause which most have, file by file, with the clause and its tally."""
        usual = [(clause, tally) for clause in self.clauses if (tally := self.tallies[clause.id]).is_usual]
        for one in self.agreements():
            for clause, tally in usual:
                if one.facts.statuses.get(clause.id) is Status.MISSING:
                    yield one, clause, tally
