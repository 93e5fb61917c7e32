"""Word files made on the spot, and reviews of them made by hand."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dpa_check.output.style import Style
from dpa_check.output.word import as_word
from dpa_check.readers import Options, read_bytes
from dpa_check.report import Evidence, Position, Quote, Report, Source
from dpa_check.reviewed import Reviewed
from tests.word.reading_back import parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from dpa_check.document import Document
    from dpa_check.readers.options import Revisions
    from dpa_check.report import ClauseResult

USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
NAMES = f'xmlns:w="{USUAL}" xmlns:r="{OFFICE}"'
ROOTS = {"header": "hdr"}
HAND_MADE = Path(__file__).parents[1] / "output/hand_made_report.json"


def package(body: str, *, strict: bool = False, names: str = NAMES, **others: str) -> bytes:
    """Give a Word file: the XML of its body, and that of other parts by kind."""
    known = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for at, kind in enumerate(others)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {names}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{known}</Relationships>',
        "word/vbaProject.bin": "\x00macros",
        **{
            f"word/{kind}.xml": f"<w:{ROOTS.get(kind, kind)} {NAMES}>{xml}</w:{ROOTS.get(kind, kind)}>"
            for kind, xml in others.items()
        },
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text.replace(USUAL, STRICT) if strict else text)
    return stream.getvalue()


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Give a package with one part changed, or added where it has none of that name."""
    stream = io.BytesIO()
    held = parts(data)
    held[name] = change(held.get(name, b""))
    with zipfile.ZipFile(stream, "w") as archive:
        for one, content in held.items():
            archive.writestr(one, content)
    return stream.getvalue()


def commented(data: bytes, *quotes: str, revisions: Revisions = "accepted", language: str = "en") -> bytes:
    """Give the copy of a Word file where a red flag was found in each of the quotations."""
    document = read_bytes(data, "a.docx", Options(revisions=revisions))
    starts = [(document.text.index(one), document.text.index(one) + len(one)) for one in quotes]
    return commented_at(data, document, *starts, language=language)


def commented_at(data: bytes, document: Document, *spans: tuple[int, int], language: str = "en") -> bytes:
    """Give the copy of a Word file where a red flag was found in each of the spans of its text."""
    report = hand_made()
    flagged = next(one for one in report.documents[0].findings or () if one.clause_id == "liability-cap")
    result = report.documents[0].model_copy(
        update={
            "sha256": document.sha256,
            "findings": tuple(_found(flagged, document, at, span) for at, span in enumerate(spans)),
        }
    )
    return as_word(Reviewed(result, document, (data, "a.docx")), Style("fr" if language == "fr" else "en"))


@cache
def hand_made() -> Report:
    """Give a report with findings of every kind."""
    return Report.model_validate_json(HAND_MADE.read_text("utf-8"))


def _found(finding: ClauseResult, document: Document, at: int, span: tuple[int, int]) -> ClauseResult:
    block = next(at for at in reversed(range(len(document.blocks))) if document.starts[at] <= span[0])
    evidence = Evidence(
        quote=Quote(exact=document.text[slice(*span)], prefix="", suffix=""),
        position=Position(start=span[0], end=span[1]),
        page=None,
        clause_number=document.clause_numbers[block],
        part=document.blocks[block].part.value,
        bbox=None,
        found_by=Source(file="", line=1),
    )
    checks = (finding.checks[0].model_copy(update={"evidence": (evidence,)}),)
    return finding.model_copy(update={"id": str(at), "checks": checks, "evidence": (evidence,)})
