"""Runs the readers on mutated files, led by the code that each one reaches (atheris); a crash is left in a file.

The first byte of an input says what the rest is: a whole file, or the inside of a sound PDF or Word file, so that
mutations reach what lies behind the container.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["dpa_check"]):
    from dpa_check.errors import ReadingError
    from dpa_check.readers import Options, markdown, open_document, pdf, read_bytes, rich_text, text, word

ROOT: Final = Path(__file__).resolve().parents[2]
MAIN: Final = "word/document.xml"
WHOLE, PAGE, BODY, MARKDOWN = range(4)
READERS: Final = (markdown, open_document, pdf, rich_text, text, word)
"""Imported here, so that what they reach is seen; each would else load with the first file of its kind."""

UNTOUCHED: Final = Options(ocr="never")
_TYPES: Final = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    f'Target="{MAIN}"/></Relationships>'
)
_NAMES: Final = (
    b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_PAGES: Final = (
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
)


def file_of(data: bytes) -> tuple[bytes, str]:
    """Give the file that an input stands for, and its name."""
    kind, rest = data[0] % 4, data[1:]
    if kind == PAGE:
        stream = b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n" % (len(rest), rest)
        return b"%PDF-1.7\n" + _PAGES + stream + b"trailer<</Root 1 0 R>>\n%%EOF", "a.pdf"
    if kind == BODY:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as package:
            package.writestr("[Content_Types].xml", "<Types/>")
            package.writestr("_rels/.rels", _TYPES)
            package.writestr(MAIN, b"<w:document " + _NAMES + b"><w:body>" + rest + b"</w:body></w:document>")
        return packed.getvalue(), "a.docx"
    return rest, "a.md" if kind == MARKDOWN else "a.pdf"


def one_input(data: bytes) -> None:
    """Read a file; anything but a document or a ReadingError is a crash."""
    if not data:
        return
    try:
        document = read_bytes(*file_of(data), UNTOUCHED)
    except ReadingError:
        return
    if not document.blocks or any(not block.text.strip() for block in document.blocks):
        message = "a document without text"
        raise AssertionError(message)


def seeds(folder: Path) -> None:
    """Write the inputs to begin with: the sample agreements, whole, and insides that show what a page may hold."""
    folder.mkdir(parents=True, exist_ok=True)
    for at, path in enumerate(sorted((ROOT / "samples").glob("*.*"))):
        if path.suffix in {".pdf", ".docx"}:
            (folder / f"file-{at}").write_bytes(bytes([WHOLE]) + path.read_bytes())
    lines = b"".join(b"1 0 0 1 60 %d Tm(Line %d of the agree-)Tj " % (700 - 14 * at, at) for at in range(20))
    for at, page in enumerate((lines, lines + b"1 0 0 1 300 700 Tm(Right)Tj ")):
        drawn = b"BT /F1 10 Tf " + page + b"ET 50 50 200 20 re S 50 70 200 20 re S 150 50 0 40 re S"
        (folder / f"page-{at}").write_bytes(bytes([PAGE]) + drawn)
    bodies = (
        b"<w:p><w:r><w:t>1. Words</w:t></w:r></w:p>",
        b"<w:tbl><w:tr><w:tc><w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:p></w:tc></w:tr></w:tbl>",
        b"<w:sdt><w:sdtContent><w:p><w:fldSimple><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p></w:sdtContent></w:sdt>",
    )
    for at, body in enumerate(bodies):
        (folder / f"body-{at}").write_bytes(bytes([BODY]) + body)
    for at, path in enumerate(sorted((ROOT / "samples" / "texts").glob("*.md"))):
        (folder / f"text-{at}").write_bytes(bytes([MARKDOWN]) + path.read_bytes()[:3000])


def main() -> None:
    """Fuzz into the folder named first; the other arguments are libFuzzer's."""
    seeds(Path(sys.argv[1]))
    atheris.Setup([*sys.argv, "-timeout=60", "-rss_limit_mb=1500", "-max_len=200000"], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
