"""Makes the sample agreements, PDF and Word, from the texts beside it; the same texts give the same bytes."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

HERE: Final = Path(__file__).resolve().parent
PDF: Final = ("fr-health-weak", "en-negative-nda")
WORD: Final = ("en-saas-weak",)
_DATE: Final = datetime(2026, 1, 1, tzinfo=UTC)
_ZIP_DATE: Final = (2026, 1, 1, 0, 0, 0)


def make() -> dict[str, bytes]:
    """Give the bytes of every sample by its file name."""
    made = {f"{name}.pdf": _pdf(_lines(name)) for name in PDF}
    return {**made, **{f"{name}.docx": _word(_lines(name)) for name in WORD}}


def _lines(name: str) -> list[tuple[int, str]]:
    """Give the lines of a text: the depth of a heading (0 for a paragraph) and its words."""
    text = (HERE / "texts" / f"{name}.md").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    return [(len(line) - len(line.lstrip("#")), line.lstrip("# ")) for line in lines]


def _pdf(lines: list[tuple[int, str]]) -> bytes:
    styles = getSampleStyleSheet()
    story: list[Paragraph | Spacer] = []
    for depth, words in lines:
        story += [Paragraph(words, styles[f"Heading{depth}" if depth else "BodyText"]), Spacer(1, 4)]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, invariant=1, title=lines[0][1]).build(story)
    return out.getvalue()


def _word(lines: list[tuple[int, str]]) -> bytes:
    document = Document()
    document.core_properties.created = document.core_properties.modified = _DATE
    for depth, words in lines:
        if depth:
            document.add_heading(words, level=depth)
        else:
            document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return _fixed(out.getvalue())


def _fixed(data: bytes) -> bytes:
    """Give a Word file whose parts all bear one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ZIP_DATE), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def main() -> int:
    """Write the samples beside this script."""
    for name, data in make().items():
        (HERE / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
