"""What was read in a file, as text with its clause numbers and pages, or as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from dpa_check.document import BlockKind, Part, Printing
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
    bare = replace(document, blocks=tuple(replace(block, printed=Printing()) for block in document.blocks))
    record = asdict(bare)
    blocks = zip(document.starts, record.pop("blocks"), strict=True)
    record["blocks"] = [
        {"start": start, "end": start + len(block["text"]), **_without(block, "printed")} for start, block in blocks
    ]
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _without(record: dict[str, object], name: str) -> dict[str, object]:
    return {key: value for key, value in record.items() if key != name}


def _paragraphs(document: Document, language: Language) -> Iterator[str]:
    page = number = None
    for block in document.blocks:
        if block.page is not None and block.page != page:
            page = block.page
            yield f"── {say('place.page', language, page=page)} ──"
        yield _paragraph(block, language, new=block.number != number)
        number = block.number


def _paragraph(block: Block, language: Language, *, new: bool) -> str:
    number = f"{block.number} " if new and block.number and not _typed(block, block.number) else ""
    part = f"[{say(f'part.{block.part}', language)}] " if block.part is not Part.BODY else ""
    bullet = "- " if block.kind is BlockKind.ITEM and not block.number and not block.text.startswith("- ") else ""
    return f"{part}{bullet}{number}{block.text}"


def _typed(block: Block, number: str) -> bool:
    """Whether the number stands in the text itself: "8.2", the last "(a)" of "8.2(a)", the "3" of "Annex 2, 3"."""
    last = number.rpartition(", ")[2]
    mark = last[last.rfind("(") :] if "(" in last else last
    return block.text.casefold().startswith((number.casefold(), last.casefold(), mark.casefold(), mark.strip("(")))
