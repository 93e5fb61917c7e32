"""Whether a derived check or a concession follows from what was found, and what was found of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dpa_check.deadlines import Read
    from dpa_check.library.schema import LimitRule, When
    from dpa_check.report import Source


@dataclass
class Hits:
    """What was found of one element, check or fact: its sentences as tokens, their phrases, and time limits."""

    places: dict[tuple[int, int], Source] = field(default_factory=dict)
    support: Counter[tuple[int, int]] = field(default_factory=Counter)
    limits: list[Read] = field(default_factory=list)


def follows(when: When | None, known: set[str]) -> bool:
    """Tell whether ``when`` holds of the ids found.

    >>> from dpa_check.library.schema import When
    >>> follows(When(found=("a",), not_found=("b",)), {"a"}), follows(None, {"a"})
    (True, False)
    """
    return (
        when is not None
        and known.issuperset(when.found)
        and (not when.any_found or not known.isdisjoint(when.any_found))
        and known.isdisjoint(when.not_found)
        and (not when.any_not_found or not known.issuperset(when.any_not_found))
    )


def exceeds(limit: LimitRule | None, clause: str, found: Mapping[tuple[str, str], Hits]) -> bool:
    """Tell whether a time limit read where the clause's elements were found is beyond ``limit``."""
    return limit is not None and any(limit.bites(one.hours) for one in limits_read(limit, clause, found))


def limits_read(limit: LimitRule, clause: str, found: Mapping[tuple[str, str], Hits]) -> list[Read]:
    """Give the time limits read where the elements that ``limit`` is on were found.

    >>> from dpa_check.library.schema import LimitRule
    >>> limits_read(LimitRule(of=("br-deadline",), over="72 hours"), "breach-notification-delay", {})
    []
    """
    return [one for name in limit.of if (clause, name) in found for one in found[clause, name].limits]


def behind(when: When | None, limit: LimitRule | None) -> Iterable[str]:
    """Give the ids whose words show that a derived check or concession bites."""
    if when:
        yield from (*when.found, *when.any_found)
    if limit:
        yield from limit.of
