"""Word files and PDFs made on the spot."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ROOTS = {
    "numbering": "numbering",
    "styles": "styles",
    "footnotes": "footnotes",
    "comments": "comments",
    "header": "hdr",
    "footer": "ftr",
}


def relations(kinds: dict[str, str]) -> str:
    """Give a .rels part; ``kinds`` are targets by kind."""
    lines = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>' for kind, target in kinds.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>'


@pytest.fixture
def word() -> Callable[..., bytes]:
    """Give a maker of Word files: the body's XML, then that of other parts by kind; a file taken in, as ``extra``."""

    def make(body: str, extra: dict[str, bytes] | None = None, *, strict: bool = False, **parts: str) -> bytes:
        kinds = {kind: f"{kind}.xml" for kind in parts}
        files = {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
            "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(kinds | ({"aFChunk": next(iter(extra))} if extra else {})),
            **{f"word/{kind}.xml": f"<w:{ROOTS[kind]} {NAMES}>{xml}</w:{ROOTS[kind]}>" for kind, xml in parts.items()},
        }
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            for name, text in files.items():
                package.writestr(name, text.replace(TRANSITIONAL, STRICT) if strict else text)
            for name, data in (extra or {}).items():
                package.writestr(f"word/{name}", data)
        return stream.getvalue()

    return make
