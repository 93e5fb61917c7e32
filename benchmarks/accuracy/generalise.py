"""Estimates the accuracy on the next contract: each agreement without the phrases that only its own family supports.

    .venv/bin/python benchmarks/accuracy/generalise.py [--single]

For every agreement of the gold, what was found by a phrase that stands in no agreement of another author is left out,
the clauses are judged again, and the shared scorer scores the result. ``--single`` lists the phrases that a single
family supports. Skipped, saying so, where the gold is not beside the project.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dpa_check.assess import Assessor
from dpa_check.library.loader import load
from dpa_check.nlp.pipeline import build, to_doc
from dpa_check.readers import read

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dpa_check.document import Document
    from dpa_check.library.schema import Library

SHARED: Final = Path(__file__).resolve().parents[3] / "shared"
Phrase = tuple[str, int]


def families() -> dict[str, str]:
    """Give the family (author, template) of every agreement of the gold."""
    with (SHARED / "corpus" / "index.csv").open(encoding="utf-8", newline="") as file:
        return {row["slug"]: row["template_family"] or row["slug"] for row in csv.DictReader(file)}


def phrases_of(doc: Doc) -> set[Phrase]:
    """Give the phrases that found something in a Doc, each by its file and line."""
    return {(file, line) for _, _, file, line, _, _ in doc._.found}


def judged(doc: Doc, document: Document, library: Library, *, without: set[Phrase]) -> dict[str, object]:
    """Give the report of a document as the scorer reads it, with some phrases left out."""
    kept = doc._.found
    doc._.found = [hit for hit in kept if (hit[2], hit[3]) not in without]
    findings = Assessor(doc, document, library, readable=True).results()
    doc._.found = kept
    return {"path": document.source, "findings": [finding.model_dump(mode="json") for finding in findings]}


def score(documents: list[dict[str, object]], language: str) -> str:
    """Give what the shared scorer prints for these documents."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        report.write_text(json.dumps({"documents": documents}), "utf-8")
        argv = [sys.executable, str(SHARED / "eval" / "score.py"), "--report", str(report), "--language", language]
        return subprocess.run(argv, capture_output=True, text=True, check=True).stdout


def main() -> int:
    """Print the scores with every phrase and without those of one family, by language."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--single", action="store_true", help="list the phrases that one family alone supports")
    args = parser.parse_args()
    if not SHARED.exists():
        sys.stdout.write("skipped: the agreements with a lawyer's reading are not beside the project\n")
        return 0
    library = load()
    family_of = families()
    texts = {path.stem: path for path in sorted((SHARED / "corpus" / "text").rglob("*.txt"))}
    supporters: dict[Phrase, set[str]] = defaultdict(set)
    read_docs = {}
    for name, path in texts.items():
        document = read(path)
        doc = read_docs[name] = (to_doc(document, build(library, "auto")), document)
        for phrase in phrases_of(doc[0]):
            supporters[phrase].add(family_of.get(name, name))
    single = {phrase for phrase, own in supporters.items() if len(own) == 1}
    sys.stdout.write(f"{len(supporters)} phrases find something; {len(single)} in the agreements of one author only\n")
    if args.single:
        sys.stdout.writelines(f"{file}:{line}  {next(iter(supporters[file, line]))}\n" for file, line in sorted(single))
        return 0
    for language in ("fr", "en"):
        own = [pair for name, pair in read_docs.items() if texts[name].parent.name == language]
        everything = [judged(doc, document, library, without=set()) for doc, document in own]
        left_out = [judged(doc, document, library, without=single) for doc, document in own]
        sys.stdout.write(f"\n{language}: every phrase\n{score(everything, language)}")
        sys.stdout.write(
            f"\n{language}: without the phrases of the agreement's own author\n{score(left_out, language)}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
