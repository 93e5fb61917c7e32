"""The account of reading a Word file: what was read in each part, what was left out and why, what to know of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dpa_check.document import Coverage, MarkKind, PartRead
from dpa_check.errors import Notice
from dpa_check.readers.word_runs import is_kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dpa_check.document import Block, Mark
    from dpa_check.readers.options import Revisions

_CHANGES: Final = (MarkKind.INSERTED, MarkKind.DELETED)
_UNSEEN: Final = (MarkKind.HIDDEN, MarkKind.WHITE, MarkKind.TINY)
_QUOTED: Final = 80
COVERED: Final = "a cell merged into the one above it holds words that Word does not show"


def coverage_of(
    blocks: Sequence[Block],
    marks: Sequence[Mark],
    *,
    unread: tuple[str, ...],
    left_out: Sequence[tuple[str, str, int]],
    revisions: Revisions,
) -> Coverage:
    """Give the account; ``unread`` are inserted files, ``left_out`` a name, a reason and characters each."""
    counted: Counter[str] = Counter()
    for block in blocks:
        counted[block.part.value] += len(block.text)
    parts = [PartRead(part, count) for part, count in counted.items()]
    warnings = list(_warnings(marks, revisions))
    parts += [PartRead(name, 0, (), reason, count) for name, reason, count in left_out if count]
    for name, kinds, reason in (
        ("tracked changes", _CHANGES, f"tracked changes are read as if all were {revisions}"),
        ("comments", (MarkKind.COMMENT,), "a comment is no text of the agreement; listed apart"),
    ):
        left = sum(
            len(one.text)
            for one in marks
            if one.kind in kinds and (one.kind is MarkKind.COMMENT or not is_kept(one.kind, revisions))
        )
        if left:
            parts.append(PartRead(name, 0, (), reason, left))
    if unread:
        reason = "a file inserted in the document is of a type that is not read"
        parts.append(PartRead("inserted files", 0, unread, reason))
        warnings.append(Notice("inserted-files-unread", {"count": str(len(unread))}))
    return Coverage(complete=not unread, parts=tuple(parts), warnings=tuple(warnings))


def _warnings(marks: Sequence[Mark], revisions: Revisions) -> Iterator[Notice]:
    """Give what to know before reading on: open changes, comments, words that nobody sees."""
    kinds = Counter(one.kind for one in marks)
    if any(kinds[kind] for kind in _CHANGES):
        changes = {kind.value: str(kinds[kind]) for kind in _CHANGES}
        yield Notice("tracked-changes", {**changes, "authors": _authors(marks, _CHANGES), "why": revisions})
    if kinds[MarkKind.COMMENT]:
        comments = (MarkKind.COMMENT,)
        yield Notice("comments", {"count": str(kinds[MarkKind.COMMENT]), "authors": _authors(marks, comments)})
    for kind in _UNSEEN:
        words = " […] ".join(one.text for one in marks if one.kind is kind)
        if words:
            short = words if len(words) <= _QUOTED else f"{words[:_QUOTED].rstrip()} […]"
            yield Notice("unseen-text", {"count": str(len(words)), "words": short, "why": kind.value})


def _authors(marks: Sequence[Mark], kinds: tuple[MarkKind, ...]) -> str:
    return ", ".join(dict.fromkeys(one.author for one in marks if one.kind in kinds and one.author)) or "?"
