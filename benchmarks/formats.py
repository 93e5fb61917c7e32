"""Every format of every sample, and of ten real agreements, in both languages: made, timed, and checked by machine.

    python -m benchmarks.formats [--side processor]

For each file it prints a line a format: what it took to lay out, in milliseconds, the longer of both languages, and
what is wrong with it. It exits 1 where anything is. What is checked is what the tests check, with the same functions:

- Word: each finding that quotes words has a comment on them; PDF: the words under each highlight are those quoted;
- page: tags are balanced, its style and script are those that its policy names, each quotation is at its anchor;
- SARIF and JSON: the schema; workbook and CSV: they open, have a row a finding, and no formula.

The real files are in the corpus, which is no part of the project: without it, the samples alone are checked.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final, TypeAlias

import jsonschema
from openpyxl import load_workbook

from benchmarks.reading.corpus import CORPUS
from dpa_check.api import Review, review
from dpa_check.output import COPIES, Format, Style, render_copy, render_review
from dpa_check.output.as_csv import SEPARATORS, inert
from dpa_check.output.html.section import told
from dpa_check.output.issues import Column, headings, issues
from dpa_check.output.messages import LANGUAGES
from tests.html.reading_html import Parsed, unanchored
from tests.output.reading_pdf import overlaps
from tests.word.reading_back import misplaced

ROOT: Final = Path(__file__).resolve().parents[1]
REAL: Final = (
    *("basecamp-current.pdf", "pdfshift.pdf", "appwrite-2024.pdf"),
    *("cloudtemple-annexe-dpa-v1.pdf", "convention-dinum.pdf"),
    *("cloudtemple-dpa-20250502.docx", "cloudtemple-dpa-contract.docx", "cloudtemple-dpa-tables.docx"),
    *("cloudtemple-raci.docx", "publicneuro-contract.docx"),
)
LEAST: Final = 0.98
"""How far the words under a highlight are those quoted."""
SLOWEST: Final = 1000
"""Milliseconds that a format may take."""
OF: Final = {Format.DOCX: ".docx", Format.PDF: ".pdf"}

Check: TypeAlias = Callable[[Review, bytes, Style], Iterator[str]]


def of_word(whole: Review, data: bytes, style: Style) -> Iterator[str]:
    """Give the findings whose comment is not on the words that they quote."""
    yield from (f"no comment on its words: {title}" for title in misplaced(whole.files[0], data, style))


def of_pdf(whole: Review, data: bytes, style: Style) -> Iterator[str]:
    """Give the highlights that are not on the words that their notes quote."""
    for name, figure in overlaps(whole.files[0], data, style).items():
        if figure < LEAST:
            yield f"{name}: {figure:.2f} of the words under it"


def of_page(whole: Review, data: bytes, style: Style) -> Iterator[str]:
    """Give what is wrong with a page: its tags, its policy, its anchors."""
    page = Parsed(data)
    yield from (f"tag left open: {tag}" for tag in page.left_open())
    yield from (f"{kind} not in its policy" for kind in page.refused())
    (result,) = whole.report.documents
    shown = result.model_copy(update={"findings": told(result, style)})
    yield from (f"not at its anchor: {words}" for words in unanchored(shown, page))


def of_sarif(_whole: Review, data: bytes, _style: Style) -> Iterator[str]:
    """Give where a log is not as the official schema has it."""
    yield from _invalid(data, ROOT / "tests/output/schemas/sarif-2.1.0.json")


def of_json(_whole: Review, data: bytes, _style: Style) -> Iterator[str]:
    """Give where a report is not as its schema has it."""
    yield from _invalid(data, ROOT / "schemas/report.schema.json")


def _invalid(data: bytes, schema: Path) -> Iterator[str]:
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8")))
    yield from (f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(data)))


def of_workbook(whole: Review, data: bytes, style: Style) -> Iterator[str]:
    """Give the cells of a workbook that are formulas, and whether a finding has no row."""
    book = load_workbook(BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    yield from (f"a formula: {cell.coordinate}" for cell in cells if cell.data_type == "f")
    yield from _rows(book.worksheets[1].max_row - 1, whole, style)


def of_csv(whole: Review, data: bytes, style: Style) -> Iterator[str]:
    """Give the cells of a list that a spreadsheet would carry out, and whether a finding has no row."""
    text = data.decode("utf-8-sig")
    head, *rows = csv.reader(StringIO(text, newline=""), delimiter=SEPARATORS[style.language])
    yield from (f"a formula: {cell}" for row in rows for cell in row if inert(cell) != cell)
    yield from (f"{len(row)} cells in a row" for row in rows if len(row) != len(head))
    if tuple(head) != headings(style):
        yield "other headings"
    yield from _rows(len(rows), whole, style)


def _rows(number: int, whole: Review, style: Style) -> Iterator[str]:
    expected = len(issues(whole.report, style))
    if number != expected:
        yield f"{number} rows for {expected} findings"


def of_text(whole: Review, data: bytes, style: Style) -> Iterator[str]:
    """Give whether a report in words lacks the title of a finding."""
    words = "".join(data.decode().replace("\\", "").split())
    titles = (row.words[Column.CLAUSE] for row in issues(whole.report, style) if Column.CLAUSE in row.words)
    yield from (f"not told: {title}" for title in titles if "".join(title.split()) not in words)


CHECKS: Final[dict[Format, Check]] = {
    Format.TEXT: of_text,
    Format.MARKDOWN: of_text,
    Format.JSON: of_json,
    Format.JSONL: of_json,
    Format.HTML: of_page,
    Format.XLSX: of_workbook,
    Format.CSV: of_csv,
    Format.SARIF: of_sarif,
    Format.DOCX: of_word,
    Format.PDF: of_pdf,
}


def files() -> list[Path]:
    """Give the samples, and the real files where the corpus is there."""
    samples = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in OF.values())
    real = [CORPUS / "files" / name for name in REAL]
    if not all(path.is_file() for path in real):
        print(f"{CORPUS}: not there, or not whole; the samples alone are checked")
        return samples
    return [*samples, *real]


def made(whole: Review, form: Format, style: Style) -> tuple[bytes, float]:
    """Give a format of a review, and the milliseconds that it took."""
    start = time.perf_counter()
    data = render_copy(whole.files[0], form, style) if form in COPIES else render_review(whole, form, style)
    return data, (time.perf_counter() - start) * 1000


def main() -> int:
    """Print the table; give 1 where a format fails or is too slow."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    options.add_argument("--side", choices=["controller", "processor"], default="controller")
    side = options.parse_args().side
    faults = 0
    print(f"{'file':34}{'format':10}{'ms':>6}{'kB':>8}  found")
    for path in files():
        whole = review([path])
        for form in [one for one in Format if OF.get(one, path.suffix) == path.suffix]:
            styles = [Style(language, side=side) for language in LANGUAGES]
            both = [(*made(whole, form, style), style) for style in styles]
            found = [one for data, _, style in both for one in CHECKS[form](whole, data, style)]
            slowest = max(taken for _, taken, _ in both)
            if slowest > SLOWEST:
                found.append(f"over {SLOWEST} ms")
            faults += len(found)
            size = max(len(data) for data, _, _ in both) / 1000
            print(f"{path.name:34}{form:10}{slowest:6.0f}{size:8.0f}  {'; '.join(found[:3]) or 'right'}", flush=True)
    print(f"{faults} faults" if faults else "no fault")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
