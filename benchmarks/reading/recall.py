"""Prints, for each real file, the share of the words of an independent reading that we read, and their order."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

from corpus import corpus_files
from independent import of_pdf, of_word
from words import lost, order, recall, words_of

from dpa_check.document import Part
from dpa_check.errors import ReadingError
from dpa_check.readers import Options, read

if TYPE_CHECKING:
    from pathlib import Path

LEAST_RECALL: Final = 0.995
LEAST_ORDER: Final = 0.97
_ASIDE: Final = frozenset({Part.HEADER, Part.FOOTER, Part.FOOTNOTE})


def line_of(path: Path, *, show: bool) -> tuple[str, bool]:
    """Give the figures of a file on one line, and whether they are what they should be."""
    start = time.process_time()
    try:
        document = read(path, Options(ocr="never"))
    except ReadingError as error:
        return f"{path.name:34} refused: {error.notice}", True
    seconds = time.process_time() - start
    known = of_pdf(path) if path.suffix == ".pdf" else of_word(path)
    ours = words_of("\n".join(block.text for block in document.blocks))
    share = recall(known.readings, ours)
    body = words_of("\n".join(block.text for block in document.blocks if block.part not in _ASIDE))
    agreed = order(known.ordered, body) if known.ordered else None
    told = "-" if agreed is None else f"{agreed:.4f}"
    pages = document.page_count or 1
    good = share >= LEAST_RECALL and (agreed is None or agreed >= LEAST_ORDER)
    if show:
        print(dict(lost(known.readings, ours).most_common(30)))
    words = max(reading.total() for reading in known.readings)
    figures = f"{words:6} words  recall {share:.4f}  order {told:7} on {known.single:2} of {pages:2} pages"
    mark = "" if good else "  <<"
    return f"{path.name:32} {figures}  {1000 * seconds / pages:5.1f} ms a page{mark}", good


def main(names: list[str]) -> int:
    """Print one line a file; names given show the words lost. Exit with 1 where a file is below the mark."""
    good = True
    for path in corpus_files("files", names):
        line, fine = line_of(path, show=bool(names))
        good &= fine
        print(line, flush=True)
    return int(not good)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
