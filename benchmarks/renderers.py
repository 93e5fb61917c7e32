"""How long each format takes to lay out one review, apart from the review itself: milliseconds, best of three.

    python benchmarks/renderers.py [FILE.pdf]

Without a file, it takes an agreement of 30 pages put together from the samples.
"""

from __future__ import annotations

import sys
import time
from io import BytesIO
from pathlib import Path

import pikepdf

from dpa_check.api import review
from dpa_check.errors import UsageError
from dpa_check.output import COPIES, Format, Style, render_copy, render_review

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PARTS = (*["en-complete.pdf"] * 4, *["en-negative-nda.pdf"] * 2)
TURNS = 3


def thirty_pages() -> bytes:
    """Give an agreement of 30 pages."""
    out = BytesIO()
    made = pikepdf.new()
    for name in PARTS:
        with pikepdf.open(SAMPLES / name) as part:
            made.pages.extend(part.pages)
    made.save(out)
    return out.getvalue()


def main() -> None:
    """Print a line a format, without and with the clauses that are present."""
    reviewed = review([Path(sys.argv[1]) if sys.argv[1:] else (thirty_pages(), "thirty-pages.pdf")])
    (file,) = reviewed.files
    print(f"{file.name}, {file.result.page_count} pages")
    for form in Format:
        for verbose in (False, True):
            style = Style(verbose=verbose)
            taken = []
            try:
                for _ in range(TURNS):
                    start = time.perf_counter()
                    made = render_copy(file, form, style) if form in COPIES else render_review(reviewed, form, style)
                    taken.append(time.perf_counter() - start)
            except UsageError as error:
                print(f"{form:9} {error}")
                break
            print(f"{form:9} {'verbose' if verbose else '       '} {min(taken) * 1000:6.0f} ms  {len(made):9} bytes")


if __name__ == "__main__":
    main()
