"""What was read in a file, as text with its clause numbers and pages, or as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from dpa_check.document import BlockKind, Part
from dpa_check.output.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.document import Block, Document
    from dpa_check.output.messages import Language


def extraction_text(document: Document, language: Language) -> str:
    """Give the blocks in reading order, with a line where a page begins, and the clause number before each."""
    return "\n\n".join(_paragraphs(document, language)) + "\n"


def extraction_json(document: Document) -> str:
    """Give the document with its coverage and its blocks, each with its place in the text in code points."""
    record = asdict(document)
    blocks = zip(document.starts, record.pop("blocks"), strict=True)
    record["blocks"] = [{"start": start, "end": start + len(block["text"]), **block} for start, block in blocks]
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _paragraphs(document: Document, language: Language) -> Iterator[str]:
    page = None
    for block in document.blocks:
        if block.page is not None and block.page != page:
            page = block.page
            yield f"── {say('place.page', language, page=page)} ──"
        yield _paragraph(block, language)


def _paragraph(block: Block, language: Language) -> str:
    number = f"{block.number} " if block.number and not _typed(block, block.number) else ""
    part = f"[{say(f'part.{block.part}', language)}] " if block.part is not Part.BODY else ""
    bullet = "- " if block.kind is BlockKind.ITEM and not block.number else ""
    return f"{part}{bullet}{number}{block.text}"


def _typed(block: Block, number: str) -> bool:
    """Whether the number stands in the text itself: "8.2", or the last "(a)" of "8.2(a)"."""
    return block.text.startswith((number, number[number.rfind("(") :] if "(" in number else number))
