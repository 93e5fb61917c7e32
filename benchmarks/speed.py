"""Measures start-up, steady speed, two workers, memory, and growth with the folder and with the library, in one run.

All is given as ratios or as figures of this machine, in this run; `--quick` leaves out the folder of 10,000.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

import psutil
import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from dpa_check import api
from dpa_check.garbage import look_seldom
from dpa_check.library.loader import own_folder
from dpa_check.nlp.pipeline import build

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT: Final = Path(__file__).resolve().parents[1]
TOOL: Final = Path(sys.executable).with_name("dpa-check")
TEXTS: Final = sorted((ROOT / "samples" / "texts").glob("??-*.md"))
PLUMBER: Final = (
    "import pdfplumber,sys\nwith pdfplumber.open(sys.argv[1]) as pdf: [page.extract_text() for page in pdf.pages]"
)
PDFIUM: Final = (
    "import pypdfium2,sys\n[page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(sys.argv[1])]"
)
PAGED: Final = ROOT / "samples" / "texts" / "en-saas-weak.md"
PAGES: Final = 20
RUNS: Final = 5
FOLDERS: Final = (100, 1_000, 10_000)
LIBRARIES: Final = (5, 20)


def make_pdf(path: Path) -> None:
    """Write the sample agreement again and again, as an office prints it, and keep the first 20 full pages."""
    style = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=4)
    lines = [line.lstrip("#-| ") for line in PAGED.read_text("utf-8").splitlines() if line.strip("#-| ")] * PAGES
    whole = BytesIO()
    SimpleDocTemplate(whole, pagesize=A4, invariant=1).build([Paragraph(escape(line), style) for line in lines])
    pdf = pypdfium2.PdfDocument(whole.getvalue())
    for at in reversed(range(PAGES, len(pdf))):
        pdf.del_page(at)
    pdf.save(path)


def seconds(*command: str | Path) -> float:
    """Give the least time of some runs of a command, in seconds, after one that does not count."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times[1:])


def measure(path: Path) -> tuple[int, int]:
    """Give how many pages and words a PDF has."""
    texts = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path)]
    return len(texts), sum(len(text.split()) for text in texts)


def make_folder(folder: Path, number: int) -> None:
    """Write agreements from the samples' texts: clauses in another order, names and figures changed, none alike."""
    folder.mkdir()
    for at in range(number):
        chance = random.Random(at)  # noqa: S311  the same folder each time
        head, *clauses = TEXTS[at % len(TEXTS)].read_text("utf-8").split("\n## ")
        chance.shuffle(clauses)
        text = "\n## ".join([head, *clauses[: chance.randint(len(clauses) // 2, len(clauses))]])
        (folder / f"{at:05}.md").write_text(f"{text}\n\n{chance.random()}\n", "utf-8")


def make_library(folder: Path, times: int) -> None:
    """Write every clause ``times`` - 1 times again, under other names."""
    for path in own_folder().rglob("clause.yaml"):
        for at in range(2, times + 1):
            copy = folder / f"{path.parent.name}-{at}"
            shutil.copytree(path.parent, copy)
            law = copy / "clause.yaml"
            law.write_text(
                law.read_text("utf-8").replace(f"id: {path.parent.name}\n", f"id: {copy.name}\n", 1), "utf-8"
            )


def batch(folder: Path, into: Path, workers: int) -> tuple[float, float, float]:
    """Give the seconds of a batch, and the most megabytes of its own process and of one of its workers."""
    command = (TOOL, "batch", folder, "-o", into, "-w", str(workers), "--no-cache", "--no-reports", "--exit-zero")
    start = time.perf_counter()
    with subprocess.Popen([*command, "--quiet"], stderr=subprocess.DEVNULL) as run:
        most = {"own": 0, "worker": 0}
        watching = threading.Thread(target=watch, args=(psutil.Process(run.pid), most))
        watching.start()
        run.wait()
        watching.join()
    return time.perf_counter() - start, most["own"] / 1e6, most["worker"] / 1e6


def watch(process: psutil.Process, most: dict[str, int]) -> None:
    """Note the most memory that a process and each of those below it take, until it ends."""
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        try:
            most["own"] = max(most["own"], process.memory_info().rss)
            for child in process.children(recursive=True):
                most["worker"] = max(most["worker"], child.memory_info().rss)
        except psutil.NoSuchProcess:
            continue
        time.sleep(0.2)


def warm(path: Path, library_folders: Sequence[Path] = ()) -> float:
    """Give the seconds of a review in a process that has reviewed before, reading included."""
    library = api.load_to_review(library_folders)
    build(library)
    look_seldom()
    gc.freeze()
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        api.review_one(path, library)
        times.append(time.perf_counter() - start)
    return min(times[1:])


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out the folder of 10,000 agreements")
    parser.add_argument("--pdf", type=Path, help="a PDF to review in place of the sample of 20 pages")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        os.environ["DPA_CHECK_CACHE"] = str(place / "cache")
        agreement = asked.pdf or place / "agreement.pdf"
        if not asked.pdf:
            make_pdf(agreement)
        pages, words = measure(agreement)
        print(f"help                        {seconds(TOOL, '--help'):.2f} s")
        cold = seconds(TOOL, "review", "-q", "--exit-zero", "--format", "json", "-o", place / "r.json", agreement)
        plumber, pdfium = (seconds(sys.executable, "-c", code, agreement) for code in (PLUMBER, PDFIUM))
        print(f"cold review, {pages} pages       {cold:.2f} s, {words / pages:.0f} words a page")
        print(f"  / pdfplumber text alone   {cold / plumber:.2f}   ({plumber:.2f} s)")
        print(f"  / pypdfium2 text alone    {cold / pdfium:.2f}   ({pdfium:.2f} s)")
        steady = warm(agreement)
        print(f"warm review                 {steady / pages * 1000:.1f} ms a page, {pages / steady:.0f} pages a second")
        for times in LIBRARIES:
            folder = place / f"library-{times}"
            make_library(folder, times)
            print(f"  library {times:2} times as large  {warm(agreement, [folder]) / steady:.2f} times as long")
        for number in FOLDERS[: 2 if asked.quick else 3]:
            folder = place / str(number)
            make_folder(folder, number)
            took, own, worker = batch(folder, place / f"out-{number}", 2)
            memory = f"{own:.0f} MB, {worker:.0f} MB a worker"
            print(f"{number:6} agreements           {took:.1f} s, {number / took:.1f} a second, {memory}")
        alone, _, _ = batch(place / str(FOLDERS[1]), place / "alone", 1)
        both, _, _ = batch(place / str(FOLDERS[1]), place / "both", 2)
        print(f"two workers                 {alone / both:.2f} times as fast as one")


if __name__ == "__main__":
    main()
