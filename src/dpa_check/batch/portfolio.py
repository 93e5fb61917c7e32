"""What the agreements of a batch have in common, and which of them stand apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from dpa_check.batch.likeness import groups
from dpa_check.report import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


@dataclass(frozen=True)
class Portfolio:
    """The files of a batch, in order, and the clauses they were reviewed for, in the order of the library."""

    members: Sequence[Member]
    clauses: Sequence[Clause]

    @cached_property
    def agreements(self) -> tuple[Member, ...]:
        """The members that are agreements: reviewed, and not something else."""
        return tuple(one for one in self.members if one.facts.statuses and one.facts.kind != "other")

    @cached_property
    def group_of(self) -> dict[str, int]:
        """The number, from 1, of the group of each file that is nearly the same as another; alone, it has none."""
        found = groups([one.facts.likeness_numbers for one in self.members], ALIKE)
        several = [group for group in found if len(group) > 1]
        return {self.members[place].path: number for number, group in enumerate(several, 1) for place in group}

    def counts(self, clause: Clause) -> Counter[Status]:
        """Give how many agreements have each verdict on a clause."""
        return Counter(one.facts.statuses[clause.id] for one in self.agreements if clause.id in one.facts.statuses)

    def outliers(self) -> Iterator[tuple[Member, Clause, int, int]]:
        """Give each agreement that lacks what most have: with the clause, how many have it, and of how many."""
        for clause in self.clauses:
            counts = self.counts(clause)
            judged = sum(counts.values()) - counts[Status.NOT_APPLICABLE] - counts[Status.UNDETERMINED]
            having = sum(counts[status] for status in _HAD)
            if judged < FEWEST or having < USUAL * judged:
                continue
            for one in self.agreements:
                if one.facts.statuses.get(clause.id) is Status.MISSING:
                    yield one, clause, having, judged
