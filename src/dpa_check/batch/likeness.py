"""Which texts are nearly the same: MinHash over runs of words (Broder 1997), with banding (Leskovec et al., ch. 3)."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD: Final = re.compile(r"[^\W\d_]+")
_RUN: Final = 5
"""Words in a run: long enough that two agreements on the same subject share few."""

_NUMBERS: Final = 64
_BANDS: Final = 16
_RANDOM: Final = np.random.Generator(np.random.PCG64(20180525))
_FACTORS: Final = _RANDOM.integers(1, 2**63, _NUMBERS, dtype=np.uint64) | np.uint64(1)
_TERMS: Final = _RANDOM.integers(0, 2**63, _NUMBERS, dtype=np.uint64)
_POWERS: Final = np.array([1_000_003**place % 2**64 for place in range(_RUN)], dtype=np.uint64)


def signature(text: str) -> bytes:
    """Give 64 numbers (uint32, little-endian) that texts share as often as they share runs of five words.

    Figures and punctuation do not count: dates, amounts and numbers are what differs between copies of a template.

    >>> signature("The Processor acts on instructions only") == signature("the processor acts on instructions, only.")
    True
    """
    words = _WORD.findall(text.casefold())
    if len(words) < _RUN:
        return b""
    hashes = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint64)
    runs = np.unique(np.lib.stride_tricks.sliding_window_view(hashes, _RUN) @ _POWERS)
    least = [((runs * factor + term) >> np.uint64(32)).min() for factor, term in zip(_FACTORS, _TERMS, strict=True)]
    return np.array(least, dtype="<u4").tobytes()


def likeness(one: bytes, other: bytes) -> float:
    """Give the share of runs of words that two texts have in common, from 0 to 1, as their signatures tell it."""
    if not one or not other:
        return 0.0
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))


def groups(signatures: Sequence[bytes], least: float) -> list[list[int]]:
    """Give the places of texts that are alike, group by group, in order; a text like no other stands alone.

    Two texts are alike where their likeness is ``least`` or more; a chain of likenesses makes one group.

    >>> groups([signature("a b c d e f"), signature("u v w x y z"), signature("A, B, C, D, E, F")], 0.8)
    [[0, 2], [1]]
    """
    above = list(range(len(signatures)))

    def top(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    size = 4 * _NUMBERS // _BANDS
    for band in range(_BANDS):
        buckets: dict[bytes, list[int]] = defaultdict(list)
        for place, one in enumerate(signatures):
            if one:
                buckets[one[band * size : (band + 1) * size]].append(place)
        for bucket in buckets.values():
            for first, second in pairwise(bucket):
                low, high = sorted((top(first), top(second)))
                if low != high and likeness(signatures[first], signatures[second]) >= least:
                    above[high] = low
    found: dict[int, list[int]] = defaultdict(list)
    for place in range(len(signatures)):
        found[top(place)].append(place)
    return list(found.values())
