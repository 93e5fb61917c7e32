"""Scores the 61 agreements of the DERECHA campaign at document level, where they are beside the project.

    .venv/bin/python benchmarks/accuracy/derecha.py [--errors R18]

Two conventions: positive = the requirement is there, and positive = it is missing; for the 19 mandatory requirements
of Art. 28 and for all. The labels are by sentence (one to three a sentence); a requirement is there where one sentence
of the agreement has its label. ``derecha.yaml`` maps the requirements to the elements of the library.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

import yaml

from dpa_check import api

CORPUS: Final = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "derecha" / "train61.csv"
LAST: Final = 46
MERGED: Final = "R14"
"""Counted as R13."""
LABELS: Final = ("Requirement-1", "Requirement-2", "Requirement-3", "target")


def read() -> tuple[dict[str, str], dict[str, set[str]], dict[tuple[str, str], list[str]]]:
    """Give the text of every agreement, its labels, and the sentences of every label."""
    texts: dict[str, list[str]] = defaultdict(list)
    labels: dict[str, set[str]] = defaultdict(set)
    sentences: dict[tuple[str, str], list[str]] = defaultdict(list)
    with CORPUS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            texts[row["DPA"]].append(row["Sentence"])
            own = {"R13" if row[key] == MERGED else row[key] for key in LABELS}
            labels[row["DPA"]].update(own)
            for label in own:
                sentences[row["DPA"], label].append(row["Sentence"])
    return {name: "\n\n".join(found) for name, found in texts.items()}, labels, sentences


def found_in(text: str, name: str) -> dict[str, str]:
    """Give the ids ("clause/element", "clause/check") found in an agreement, each with a quotation."""
    report = api.review([(text.encode(), f"{name}.txt")], language="en").report
    ids = {}
    for finding in report.documents[0].findings or ():
        for part in (*(element for element in finding.elements if element.found), *finding.checks):
            quote = next((one.quote.exact for one in part.evidence), "")
            ids[f"{finding.clause_id}/{part.id}"] = quote
    return ids


def scores(cells: list[tuple[bool, bool]]) -> str:
    """Give precision, recall, F1 and accuracy of (wanted, got) cells, in words."""
    n = Counter(cells)
    precision = n[True, True] / max(1, n[True, True] + n[False, True])
    recall = n[True, True] / max(1, n[True, True] + n[True, False])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    accuracy = (n[True, True] + n[False, False]) / max(1, len(cells))
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  accuracy {accuracy:.3f}  ({len(cells)} cells)"


def main() -> int:
    """Print the scores; with ``--errors``, the agreements on which a requirement is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--errors", metavar="REQUIREMENT")
    args = parser.parse_args()
    if not CORPUS.exists():
        sys.stdout.write("skipped: the agreements of the campaign are not beside the project\n")
        return 0
    mapping = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    texts, labels, sentences = read()
    cells: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    every = [f"R{number}" for number in range(1, LAST + 1) if f"R{number}" != MERGED]
    for name, text in texts.items():
        found = found_in(text, name)
        for requirement in every:
            ids = [one for one in mapping["elements"].get(requirement, ()) if one in found]
            cells[requirement].append((requirement in labels[name], bool(ids)))
            if args.errors == requirement and bool(ids) != (requirement in labels[name]):
                quotes = sentences[name, requirement] or [f"{one}: {found[one]}" for one in ids]
                side = "label only" if requirement in labels[name] else "tool only"
                sys.stdout.write(f"\n{name}: {side}\n  " + "\n  ".join(quote[:300] for quote in quotes[:3]) + "\n")
    if args.errors:
        return 0
    for requirement in every:
        sys.stdout.write(f"{requirement:<5}{scores([(not a, not b) for a, b in cells[requirement]])}\n")
    for title, group in (("19 mandatory", mapping["mandatory"]), ("all 45", every)):
        own = [cell for requirement in group for cell in cells[requirement]]
        sys.stdout.write(f"{title}, positive = there    {scores(own)}\n")
        sys.stdout.write(f"{title}, positive = missing  {scores([(not a, not b) for a, b in own])}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
