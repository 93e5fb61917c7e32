"""A copy of a PDF with the findings in it: words highlighted, notes beside them, and bookmarks; its pages untouched."""

from __future__ import annotations

import warnings
from bisect import bisect_right
from gettext import gettext as _
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import StreamDecodeLevel

from dpa_check.errors import UsageError
from dpa_check.output.additions import additions
from dpa_check.output.messages import say
from dpa_check.output.note import notes, summary
from dpa_check.output.palette import NOTHING_TO_MEND
from dpa_check.output.pdf_annotations import Writing
from dpa_check.output.pdf_desk import Desk, writing_of, writing_of_addition
from dpa_check.output.pdf_outline import append
from dpa_check.output.quoting import place
from dpa_check.printed import places_of

if TYPE_CHECKING:
    from pikepdf import Pdf

    from dpa_check.document import Box, Document
    from dpa_check.output.note import Note
    from dpa_check.output.pdf_desk import Spot
    from dpa_check.output.style import Style
    from dpa_check.report import Evidence
    from dpa_check.reviewed import Reviewed

MEDIA_TYPE: Final = "application/pdf"


def as_pdf(reviewed: Reviewed, style: Style) -> bytes:
    """Give the PDF that was reviewed with the findings in it; the streams of its pages are the same bytes.

    Raises UsageError for another file, and for a PDF that may not or cannot be annotated.
    """
    document = reviewed.document
    if document is None or document.media_type != MEDIA_TYPE:
        raise UsageError(
            _("{path}: not a PDF; a copy with notes can be made of a PDF alone").format(path=reviewed.name)
        )
    try:
        with pikepdf.open(BytesIO(reviewed.content())) as pdf:
            _check(pdf, document)
            _annotate(pdf, document, reviewed, style)
            return _saved(pdf)
    except pikepdf.PdfError as error:
        message = _("{path}: notes cannot be written into it ({reason}); choose another format")
        raise UsageError(message.format(path=reviewed.name, reason=error)) from error


def _check(pdf: Pdf, document: Document) -> None:
    """Raise UsageError where the owner of the file does not let it be annotated, or its pages are not all there."""
    if pdf.is_encrypted and not pdf.owner_password_matched and not pdf.allow.modify_annotation:
        raise UsageError(
            _("{path}: its owner does not let notes be added; ask for a copy without protection").format(
                path=document.source
            )
        )
    if len(pdf.pages) != document.page_count:
        raise UsageError(
            _("{path}: its pages are damaged and cannot be annotated; choose another format").format(
                path=document.source
            )
        )


def _annotate(pdf: Pdf, document: Document, reviewed: Reviewed, style: Style) -> None:
    """Put a note on the whole on the first page, then the notes of the findings on their words, and the bookmarks."""
    desk = Desk(pdf)
    title = say("note.title", style.language)
    whole = "\n".join([title, *(paragraph.text for paragraph in summary(reviewed.result, style))])
    heading = desk.signed(Writing("dpa-check-review", title, whole, NOTHING_TO_MEND), first=True)
    found = notes(reviewed.result, style)
    spots: dict[str, Spot] = {}
    for shared in _together(found):
        boxes = _boxes(document, shared[0].evidence)
        writing = writing_of(shared)
        spot = desk.highlighted(boxes, writing) if boxes else desk.signed(writing)
        spots |= {note.finding.id: spot for note in shared if note.whole}
    for added in additions(found, reviewed.result, style.language):
        spot = desk.signed(writing_of_addition(added), _before(document, added.position))
        spots |= {note.finding.id: spot for note in added.notes}
    append(
        pdf,
        heading.bookmark("dpa-check"),
        [spots[note.finding.id].bookmark(_line(note, style)) for note in found if note.whole],
    )
    desk.close()


def _line(note: Note, style: Style) -> str:
    """Give the line of a finding among the bookmarks: its title and where it stands, or that it stands nowhere."""
    where = place(note.evidence, style.language) if note.evidence else ""
    return f"{note.title}, {where or say(f'status.{note.finding.status}', style.language)}"


def _together(found: tuple[Note, ...]) -> list[list[Note]]:
    """Give the notes beside words, those beside the same words together, in the order of the first of each."""
    groups: dict[tuple[int, int], list[Note]] = {}
    for note in found:
        if note.evidence is not None:
            position = note.evidence.position
            groups.setdefault((position.start, position.end), []).append(note)
    return list(groups.values())


def _before(document: Document, position: int | None) -> tuple[int, Box] | None:
    """Give where the line stands that ends at ``position``; None where no page shows it."""
    if position is None:
        return None
    block = max(0, bisect_right(document.starts, position) - 1)
    lines = places_of(document, document.starts[block], position) if document.starts else ()
    return lines[-1] if lines else None


def _boxes(document: Document, evidence: Evidence | None) -> tuple[tuple[int, Box], ...]:
    """Give where the words of ``evidence`` stand, or else their paragraph; nothing where no page shows them."""
    if evidence is None:
        return ()
    found = places_of(document, evidence.position.start, evidence.position.end)
    if not found and evidence.page is not None and evidence.bbox is not None:
        return ((evidence.page, evidence.bbox),)
    return found


def _saved(pdf: Pdf) -> bytes:
    """Give the file, the streams of its pages as they were; the same bytes each time, but for a protected file."""
    out = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the form fields of the file, which are left as they are
        if pdf.is_encrypted:
            pdf.save(out, min_version="1.4", fix_metadata_version=False, encryption=True)
        else:
            pdf.save(
                out,
                min_version="1.4",
                fix_metadata_version=False,
                stream_decode_level=StreamDecodeLevel.none,
                compress_streams=False,
                deterministic_id=True,
            )
    return out.getvalue()
