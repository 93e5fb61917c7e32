"""A table of contents told from the headings it repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dpa_check.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dpa_check.readers.markers import Marker, Style

_FEWEST_LINES: Final = 5


def without_contents(blocks: Sequence[tuple[BlockKind, Marker | None, bool]]) -> list[BlockKind]:
    """Give the kinds, headings that only list what the agreement holds being paragraphs; others are untouched.

    Five numbered headings in a row, with no word of text between, are a table of contents; the last heading of the
    row is kept when its number begins anew, for there the agreement itself begins. Blocks outside the flow (third
    value false) neither count nor interrupt.
    """
    kinds = [kind for kind, _, _ in blocks]
    for run in _runs(blocks):
        listed = [at for at in run if blocks[at][1] is not None]
        if len(listed) < _FEWEST_LINES:
            continue
        kept = _restart([(at, blocks[at][1]) for at in listed])
        for at in listed:
            if at < kept:
                kinds[at] = BlockKind.PARAGRAPH
    return kinds


def _runs(blocks: Sequence[tuple[BlockKind, Marker | None, bool]]) -> Iterator[list[int]]:
    run: list[int] = []
    for at, (kind, _, in_flow) in enumerate(blocks):
        if not in_flow:
            continue
        if kind is BlockKind.HEADING:
            run.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _restart(listed: list[tuple[int, Marker | None]]) -> int:
    """Give the place where numbers begin anew in a row of headings, or the place after the row."""
    seen: set[tuple[Style, str]] = set()
    for at, marker in listed:
        if marker is None:
            continue
        if (marker.style, marker.label) in seen:
            return at
        seen.add((marker.style, marker.label))
    return listed[-1][0] + 1
