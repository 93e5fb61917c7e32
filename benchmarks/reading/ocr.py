"""Prints what share of the words of a PDF is read on pictures of its pages: a scan of which the text is known.

The picture of each page is grey, a little turned and speckled, as a scanner leaves it. Words that run out over the edge
of their page are on no picture, and count for nothing.
"""

from __future__ import annotations

import io
import random
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Final

import pypdfium2
from corpus import corpus_files
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from words import recall, words_of

from dpa_check.readers import Bounds, Options, read, read_bytes
from dpa_check.readers.ocr import languages
from dpa_check.readers.pdf_page import read_page

if TYPE_CHECKING:
    from pathlib import Path

LEAST: Final = 0.95
SAMPLES: Final = ["captchetat-cgu-v12.pdf", "iobill.pdf", "basecamp-current.pdf"]
PATIENT: Final = Bounds(seconds=600)
"""Time for all pages on a busy machine: what is measured is what is read of them."""
_DOTS: Final = 200
_TURN: Final = 0.4
_SPECKS: Final = 300


def scanned(path: Path) -> bytes:
    """Give a PDF that holds pictures of the pages of another, and no text."""
    chance = random.Random(1)  # noqa: S311  specks, the same each time
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for page in pypdfium2.PdfDocument(path):
        sheet = page.render(scale=_DOTS / 72, grayscale=True).to_pil()
        sheet = sheet.rotate(_TURN, resample=Image.Resampling.BICUBIC, fillcolor=255)
        for _ in range(_SPECKS):
            sheet.putpixel((chance.randrange(sheet.width), chance.randrange(sheet.height)), chance.randrange(256))
        canvas.drawImage(ImageReader(sheet), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def off_the_page(path: Path) -> Counter[str]:
    """Give the words of a PDF that its pages do not show, since they end beyond an edge."""
    beyond: list[str] = []
    for at, sheet in enumerate(pypdfium2.PdfDocument(path)):
        page = read_page(sheet, at + 1)
        beyond += [word.text for word in page.words if word.box[2] > page.width or word.box[3] > page.height]
    return Counter(words_of("\n".join(beyond)))


def main() -> int:
    """Print a line a file; exit with 1 where too little is read."""
    if not languages():
        print("Tesseract, or its French and English data, is not installed: nothing measured")
        return 0
    good = True
    for path in corpus_files("files", sys.argv[1:] or SAMPLES):
        text = "\n".join(block.text for block in read(path, Options(ocr="never")).blocks)
        known = Counter(words_of(text)) - off_the_page(path)
        start = time.perf_counter()
        document = read_bytes(scanned(path), path.name, Options(ocr="auto", bounds=PATIENT))
        seconds = time.perf_counter() - start
        share = recall([known], words_of("\n".join(block.text for block in document.blocks)))
        good &= share >= LEAST
        sure = [part.confidence for part in document.coverage.parts if part.confidence is not None]
        print(
            f"{path.name:32} {known.total():6} words  recall {share:.4f}  confidence {sum(sure) / len(sure):.0f}"
            f"  {len(sure)} of {document.page_count} pages  {seconds / len(sure):.1f} s a page"
        )
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
