"""Times the reading of all real PDFs, in one run, against pdfplumber's text extraction of the same files."""

from __future__ import annotations

import logging
import sys
import time
from typing import TYPE_CHECKING, Final

import pdfplumber
import pypdfium2
from corpus import corpus_files

from dpa_check.errors import ReadingError
from dpa_check.readers import Options, read

if TYPE_CHECKING:
    from pathlib import Path

LEAST_TIMES: Final = 8
"""How many times faster than pdfplumber the reading must be."""
MOST_A_PAGE: Final = 10
"""Milliseconds of processor time that a page may take."""


def ours(path: Path) -> None:
    """Read a file as a review does, or refuse it."""
    try:
        read(path, Options(ocr="never"))
    except ReadingError:
        return


def theirs(path: Path) -> None:
    """Extract the text of each page with pdfplumber."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()


def main() -> int:
    """Print the times; exit with 1 where we are too slow."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    paths = [path for path in corpus_files("files", sys.argv[1:]) if path.suffix == ".pdf"]
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in paths)
    ours(paths[0])
    times = []
    for work in (ours, theirs):
        start = time.process_time()
        for path in paths:
            work(path)
        times.append(time.process_time() - start)
    a_page, ratio = 1000 * times[0] / pages, times[1] / times[0]
    print(f"pages                 {pages}")
    print(f"reading               {times[0]:.2f} s, {a_page:.1f} ms a page (at most {MOST_A_PAGE})")
    print(f"pdfplumber's text     {times[1]:.2f} s")
    print(f"times faster          {ratio:.1f} (at least {LEAST_TIMES})")
    return int(a_page > MOST_A_PAGE or ratio < LEAST_TIMES)


if __name__ == "__main__":
    sys.exit(main())
