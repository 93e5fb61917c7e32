"""Time limits read from words: "48 hours", « quarante-huit (48) heures », "five business days"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dpa_check.matching.stems import fold, folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HOURS: Final = {"hour": 1, "day": 24, "week": 168, "month": 720, "year": 8760}
_WORKING_DAYS: Final = 5
_LONGEST_NUMBER: Final = 6
_HUNDRED: Final = 100
_FOUR_TWENTIES: Final = (4, 20)
_ROUND_THE_CLOCK: Final = (("hour", 24), (["24"], ["7"]))
_TENS: Final = 20


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit: where it stands among the words given (start, end), its length, and whether in business days."""

    start: int
    end: int
    number: int
    unit: str
    business: bool

    @property
    def hours(self) -> int:
        """The longest it can last, in hours: weekends are added to business days.

        >>> Limit(0, 3, 2, "day", business=True).hours
        96
        """
        if self.business and self.unit == "day":
            weekends = -(-self.number // _WORKING_DAYS)
            return 24 * (self.number + 2 * weekends)
        return self.number * _HOURS[self.unit]


@dataclass(frozen=True)
class Quantities:
    """The words of one language for numbers, units, business days and plain ones ("calendar days"), folded."""

    numbers: Mapping[str, int]
    units: Mapping[str, str]
    business: frozenset[str]
    plain: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        numbers: Mapping[str, int],
        units: Mapping[str, Sequence[str]],
        business: Sequence[str],
        plain: Sequence[str] = (),
    ) -> Quantities:
        """Give the folded words."""
        return cls(
            {fold(word): value for word, value in numbers.items()},
            {fold(word): unit for unit, words in units.items() for word in words},
            frozenset(fold(word) for word in business),
            frozenset(fold(word) for word in plain),
        )

    def limits(self, words: Sequence[str]) -> list[Limit]:
        """Give the time limits among ``words`` (any case; punctuation already left out), in order.

        >>> words = Quantities.of({"forty": 40, "eight": 8, "a": 1}, {"hour": ["hours"]}, ["business"])
        >>> [(limit.number, limit.unit) for limit in words.limits("within forty eight 48 hours".split())]
        [(48, 'hour')]
        """
        plain = [folded(word) for word in words]
        found, at = [], 0
        while at < len(plain):
            limit = self._limit_at(plain, at)
            if limit is not None:
                found.append(limit)
                at = limit.end
            else:
                at += 1
        return [
            limit for at, limit in enumerate(found) if not _is_rate(limit, found[at - 1 : at] + found[at + 1 : at + 2])
        ]

    def _limit_at(self, words: Sequence[str], at: int) -> Limit | None:
        number, end, unit = self._number(words, at)
        if number is None:
            return None
        business = False
        if unit is None:
            again, past, glued = self._number(words, end)  # « quarante-huit (48) », "48 (forty-eight)"
            if again == number and glued is None:
                end = past
            business = self._is_business(words, end)
            end += business or (end < len(words) and words[end] in self.plain)
            unit = self.units.get(words[end]) if end < len(words) else None
            if unit is None:
                return None
            end += 1
        if self._is_business(words, end):
            business, end = True, end + 1
        if (unit, number) == _ROUND_THE_CLOCK[0] and words[end : end + 1] in _ROUND_THE_CLOCK[1]:
            return None
        return Limit(at, end, number, unit, business)

    def _is_business(self, words: Sequence[str], at: int) -> bool:
        return at < len(words) and words[at] in self.business

    def _number(self, words: Sequence[str], at: int) -> tuple[int | None, int, str | None]:
        """Give (number, where it ends, unit glued to it as in "72h")."""
        if at >= len(words):
            return None, at, None
        word = words[at]
        digits = len(word) - len(word.lstrip("0123456789"))
        if digits and digits <= _LONGEST_NUMBER:
            unit = self.units.get(word[digits:]) if digits < len(word) else None
            if digits == len(word) or unit:
                return int(word[:digits]), at + 1, unit
            return None, at, None
        if word not in self.numbers:
            return None, at, None
        total, end = 0, at
        while end < len(words) and words[end] in self.numbers:
            value = self.numbers[words[end]]
            if value == _HUNDRED or (total, value) == _FOUR_TWENTIES:
                total = max(total, 1) * value
            elif end > at and value >= _TENS and total % 10 == 0 and total < value:  # "dix vingt" is no number
                break
            else:
                total += value
            end += 1
            if end < len(words) - 1 and words[end] in ("et", "and") and words[end + 1] in self.numbers:
                end += 1
        return total, end, None


def _is_rate(limit: Limit, neighbours: Sequence[Limit]) -> bool:
    """Tell "24 hours a day", "7 days a week" from time limits: a limit right before or after "a day"."""
    for other in neighbours:
        first, second = sorted((limit, other), key=lambda one: one.start)
        if first.end == second.start and second.number == 1 and first.number > 1:
            return True
    return False
