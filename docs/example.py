"""Writes the report that the README shows, from a sample, shortened at the marks […].

``python docs/example.py`` puts it into README.md; a test says when the README is behind.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dpa_check.api import review
from dpa_check.output import Format, Style, render

ROOT: Final = Path(__file__).resolve().parents[1]
README: Final = ROOT / "README.md"
SAMPLE: Final = "samples/fr-health-weak.pdf"
SHOWN: Final = ("subprocessor-liability", "breach-notification-delay", "subprocessor-flow-down")
LISTED: Final = 4
"""How many lines are shown of a list of mandatory clauses."""
BEGIN: Final = "<!-- report: begin -->"
END: Final = "<!-- report: end -->"


def example() -> str:
    """Give what stands between the marks of the README."""
    report = review([ROOT / SAMPLE]).report
    (document,) = report.documents
    named = report.model_copy(update={"documents": (document.model_copy(update={"path": SAMPLE}),)})
    head, _, findings = render(named, Format.TEXT, Style("en")).partition("\nFindings\n")
    sections = [_shortened(section) for section in head.split("\n\n")]
    rule, *blocks = findings.split("\n", 1)
    shown = [block for block in "".join(blocks).split("\n\n") if any(f"[{clause}]" in block for clause in SHOWN)]
    told = "\n\n".join((*(section.strip("\n") for section in sections), f"Findings\n{rule}\n{shown[0]}", *shown[1:]))
    intro = f"This is what `dpa-check review {SAMPLE}` prints, shortened at the marks […]:"
    return f"{intro}\n\n```text\n{told}\n\n[…]\n```"


def _shortened(section: str) -> str:
    heading, *lines = section.strip("\n").split("\n")
    if not heading.startswith("Mandatory") or len(lines) <= LISTED:
        return section
    return "\n".join((heading, *lines[:LISTED], "  […]"))


def written(readme: str) -> str:
    """Give the README with the report as it is printed now."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{example()}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(written(README.read_text("utf-8")), "utf-8")
