"""Scores every clause on the project's own passages: each stands alone in a minimal agreement, as a case does.

    .venv/bin/python benchmarks/accuracy/passages.py [--folder DIR …] [--errors CLAUSE] [--write]

A passage is a case (accept, weak, adverse, reject) written from the definitions of the clause alone, before anyone
looked at what the phrases find. ``--write`` puts the figures into the clause library, where ``dpa-check explain``
reads them; a test fails where they are out of date.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from dpa_check.library.loader import load, own_folder, read_yaml
from dpa_check.library.wording import Case
from dpa_check.proofs import Bench
from dpa_check.report import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dpa_check.library.language import Language
    from dpa_check.library.schema import Library
    from dpa_check.report import ClauseResult

FOLDERS: Final = tuple(Path(__file__).with_name("passages") / name for name in ("open", "held"))
FIGURES: Final = own_folder() / "gdpr-art-28" / "accuracy.yaml"
HEAD: Final = "# How each clause does on the passages of benchmarks/accuracy; made by passages.py --write there.\n"
EXPECTED: Final = {"accept": "present", "weak": "weak", "adverse": "weak", "reject": "missing"}


@dataclass(frozen=True)
class Scored:
    """A passage with its verdict: statuses as "present", "weak" or "missing", and ids of checks."""

    clause: str
    language: Language
    case: Case
    got: str
    checks: frozenset[str]
    elements: frozenset[str]

    @property
    def want(self) -> str:
        """The status a lawyer gives the passage."""
        return EXPECTED[self.case.kind]

    @property
    def right(self) -> bool:
        """Whether the status is the lawyer's, with the red flags of the passage and none in a near miss."""
        flags = set(self.case.ids) if self.case.kind == "adverse" else set()
        return self.got == self.want and flags <= self.checks


def passages(folders: Iterable[Path], library: Library) -> Iterator[Scored]:
    """Give every passage of the folders, reviewed; clauses in the order of the library."""
    for clause in library.clauses:
        for language in ("fr", "en"):
            files = [path for folder in folders if (path := folder / f"{clause.id}.yaml").exists()]
            cases = [Case.model_validate(_case(raw)) for path in files for raw in read_yaml(path).get(language, ())]
            if not cases:
                continue
            bench = Bench(library, clause, language)
            for case in cases:
                result = bench.verdict(case.sentence)
                yield Scored(clause.id, language, case, _status(result), _checks(result), _elements(result))


def _case(raw: dict[str, object]) -> dict[str, object]:
    return {("accept" if key == "present" else key): value for key, value in raw.items()}


def _status(result: ClauseResult) -> str:
    return result.status.value if result.status in (Status.PRESENT, Status.WEAK) else "missing"


def _checks(result: ClauseResult) -> frozenset[str]:
    return frozenset(check.id for check in result.checks)


def _elements(result: ClauseResult) -> frozenset[str]:
    return frozenset(element.id for element in result.elements if element.found)


def figures(scored: Iterable[Scored]) -> dict[str, int | float]:
    """Give the figures of some passages: how many, precision and recall of "found", share of right verdicts."""
    found: Counter[tuple[bool, bool]] = Counter()
    right = total = 0
    for one in scored:
        found[one.want != "missing", one.got != "missing"] += 1
        right += one.right
        total += 1
    reported, there = found[True, True] + found[False, True], found[True, True] + found[True, False]
    return {
        "passages": total,
        "precision": round(found[True, True] / max(1, reported), 3),
        "recall": round(found[True, True] / max(1, there), 3),
        "right": round(right / max(1, total), 3),
    }


def published() -> str:
    """Give the file of figures that the clause library carries, by clause, language and folder of passages."""
    library = load()
    named = {folder.name: by_clause(passages([folder], library)) for folder in FOLDERS}
    rows = {
        clause: {lang: {name: groups[clause][lang] for name, groups in named.items()} for lang in languages}
        for clause, languages in named["open"].items()
    }
    return f"{HEAD}{yaml.safe_dump(rows, sort_keys=False)}"


def by_clause(scored: Iterable[Scored]) -> dict[str, dict[str, dict[str, int | float]]]:
    """Give the figures of every clause in every language."""
    groups: dict[str, dict[str, list[Scored]]] = {}
    for one in scored:
        groups.setdefault(one.clause, {}).setdefault(one.language, []).append(one)
    return {clause: {name: figures(own) for name, own in langs.items()} for clause, langs in groups.items()}


def _print_errors(scored: Iterable[Scored], clause: str) -> None:
    for one in scored:
        if clause in (one.clause, "all") and not one.right:
            wanted = f"{one.case.kind} {' '.join(one.case.ids)}".strip()
            sys.stdout.write(f"\n{one.clause} {one.language} want {wanted}; got {one.got}\n")
            sys.stdout.write(f"  elements: {' '.join(sorted(one.elements))}; checks: {' '.join(sorted(one.checks))}\n")
            sys.stdout.write("  " + one.case.sentence.strip().replace("\n", "\n  ") + "\n")


def _print_figures(scored: list[Scored]) -> None:
    row = "{:<34}{passages:>6}  precision {precision:.3f}  recall {recall:.3f}  right {right:.3f}\n"
    for clause, languages in by_clause(scored).items():
        for language, own in languages.items():
            sys.stdout.write(row.format(f"{clause} {language}", **own))
    for kind in EXPECTED:
        sys.stdout.write(row.format(kind, **figures([one for one in scored if one.case.kind == kind])))
    for language in ("fr", "en"):
        sys.stdout.write(row.format(language, **figures([one for one in scored if one.language == language])))
    sys.stdout.write(row.format("all", **figures(scored)))


def main() -> int:
    """Print the figures, or the passages that get another verdict than the lawyer's."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--folder", type=Path, action="append", help="a folder of passages; by default all")
    parser.add_argument("--errors", metavar="CLAUSE", help="print the wrong verdicts of a clause, or of `all`")
    parser.add_argument("--write", action="store_true", help="write the figures into the clause library")
    args = parser.parse_args()
    if args.write:
        FIGURES.write_text(published(), "utf-8")
        return 0
    scored = list(passages(args.folder or FOLDERS, load()))
    if args.errors:
        _print_errors(scored, args.errors)
    else:
        _print_figures(scored)
    return 0


if __name__ == "__main__":
    sys.exit(main())
