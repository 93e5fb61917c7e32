"""Times the review of a 20-page PDF, start-up included, against plain text extraction of the same file."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pdfplumber
import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT: Final = Path(__file__).resolve().parents[1] / "samples" / "texts" / "en-saas-weak.md"
PAGES: Final = 20
RUNS: Final = 5
LONGEST: Final = 2.5
"""Seconds that a cold review of 20 pages may take."""


def make_pdf(path: Path) -> None:
    """Write the sample agreement again and again, a page each time, until there are 20 pages."""
    style = getSampleStyleSheet()["BodyText"]
    lines = [line.lstrip("#-| ") for line in TEXT.read_text("utf-8").splitlines() if line.strip("#-| ")]
    page = [Paragraph(line.replace("&", "&amp;").replace("<", "&lt;"), style) for line in lines[:22]]
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build(
        [flowable for _ in range(PAGES) for flowable in [*page, PageBreak()]]
    )


def seconds(work: Callable[[], object]) -> float:
    """Give the median time of the work, in seconds, after one run that does not count."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return sorted(times[1:])[RUNS // 2]


def plumber_text(path: Path) -> list[str]:
    """Give the text of every page as pdfplumber reads it."""
    with pdfplumber.open(path) as pdf:
        return [page.extract_text() for page in pdf.pages]


def main() -> int:
    """Print the times; exit with 1 where the review takes longer than it may."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "agreement.pdf"
        make_pdf(path)
        tool = Path(sys.executable).with_name("dpa-check")
        argv = [str(tool), "review", "--exit-zero", "--format", "json", "-o", str(Path(folder) / "r.json"), str(path)]
        review = seconds(lambda: subprocess.run(argv, check=True))
        pages = len(pypdfium2.PdfDocument(path))
        plumber = seconds(lambda: plumber_text(path))
        pdfium = seconds(lambda: [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path)])
    print(f"pages                    {pages}")
    print(f"cold review              {review:.2f} s (at most {LONGEST} s)")
    print(f"review / pdfplumber text {review / plumber:.2f}")
    print(f"review / pypdfium2 text  {review / pdfium:.1f}")
    return int(review > LONGEST)


if __name__ == "__main__":
    sys.exit(main())
