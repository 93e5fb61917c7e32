"""How long each format takes to lay out one review, apart from the review itself: milliseconds, best of three.

    python benchmarks/renderers.py [FILE]

Without a file, it takes agreements of 30 pages put together from the samples: one PDF, and one Word file for its copy.
"""

from __future__ import annotations

import re
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf

from dpa_check.api import Review, review
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


def thirty_pages_of_word() -> bytes:
    """Give a Word file of 30 pages: 8 of an agreement without a gap, four times, and 2 of a weak one."""
    out = BytesIO()
    body = re.compile(rb"(<w:body>)(.*)(<w:sectPr\b.*)", re.DOTALL)
    with zipfile.ZipFile(SAMPLES / "en-saas-weak.docx") as package:
        weak = body.search(package.read("word/document.xml"))
    with zipfile.ZipFile(SAMPLES / "en-complete.docx") as package, zipfile.ZipFile(out, "w") as made:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml" and weak:
                data = body.sub(lambda found: found[1] + found[2] * 4 + weak[2] + found[3], data)
            made.writestr(name, data)
    return out.getvalue()


def main() -> None:
    """Print a line a format, without and with the clauses that are present."""
    if sys.argv[1:]:
        time_formats(review([Path(sys.argv[1])]), list(Format))
        return
    time_formats(review([(thirty_pages(), "thirty-pages.pdf")]), [one for one in Format if one is not Format.DOCX])
    time_formats(review([(thirty_pages_of_word(), "thirty-pages.docx")]), [Format.DOCX])


def time_formats(reviewed: Review, forms: list[Format]) -> None:
    """Print a line a format for one agreement."""
    (file,) = reviewed.files
    length = len(file.document.text) if file.document else 0
    print(f"{file.name}, {file.result.page_count or '?'} pages, {length} characters")
    for form in forms:
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
