"""A copy of a Word file with the findings in it as comments: all else is as it was, byte for byte."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING

from dpa_check.errors import UsageError
from dpa_check.output.additions import additions
from dpa_check.output.messages import say
from dpa_check.output.note import Paragraph, notes, summary
from dpa_check.output.quoting import place, quotation
from dpa_check.output.word.anchors import Anchors
from dpa_check.output.word.comments import empty_part, free_ids, with_comments
from dpa_check.output.word.layout import Layout
from dpa_check.output.word.marks import Marks
from dpa_check.output.word.package import Package
from dpa_check.readers.word import MEDIA_TYPE
from dpa_check.readers.word_places import places_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dpa_check.output.note import Note
    from dpa_check.output.style import Style
    from dpa_check.output.word.anchors import Anchor
    from dpa_check.report import DocumentResult, Evidence
    from dpa_check.reviewed import Reviewed


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment to be made: where it stands, its title and its paragraphs."""

    anchor: Anchor
    title: str
    paragraphs: tuple[Paragraph, ...]


def as_word(reviewed: Reviewed, style: Style) -> bytes:
    """Give the Word file that was reviewed with the findings in it as comments, the gravest first.

    Raises UsageError for another file, and for one without a paragraph that a comment could stand on.
    """
    document = reviewed.document
    if document is None or document.media_type != MEDIA_TYPE:
        raise UsageError(
            _("{path}: not a Word file; a copy with comments can be made of a .docx or .docm alone").format(
                path=reviewed.name
            )
        )
    data = reviewed.content()
    places = places_in(data, document.source, document.text)
    package = Package(data)
    layout = Layout(package.part(places.part))
    name = package.comments(places.part, strict=layout.strict)
    part = package.part(name) or empty_part(strict=layout.strict)
    numbers = free_ids(layout.data, part)
    numbered = list(zip(numbers, comments(reviewed.result, Anchors(document, places), style)))  # noqa: B905  endless
    if not numbered:
        raise UsageError(
            _("{path}: no paragraph in it that a comment could stand on; choose another format").format(
                path=reviewed.name
            )
        )
    marks = Marks(layout)
    for number, comment in numbered:
        if isinstance(comment.anchor, int):
            marks.on_paragraph(number, comment.anchor)
        else:
            marks.on_words(number, comment.anchor)
    package.put(places.part, marks.written())
    package.put(name, with_comments(part, ((number, one.title, one.paragraphs) for number, one in numbered)))
    return package.written()


def comments(result: DocumentResult, anchors: Anchors, style: Style) -> Iterator[Comment]:
    """Give the comments of a review: one on the whole, then those of each finding, the gravest first, then additions.

    A finding has one comment, and another where a weakness or a red flag of it stands elsewhere; what else was quoted
    for it is told by its place. Clauses that would be added together have one.
    """
    title = anchors.title()
    if title is not None:
        yield Comment(title, say("note.title", style.language), summary(result, style))
    found = notes(result, style)
    for note in found:
        if note.evidence is None or not (note.whole or note.bites):
            continue
        also = _also(note, found, style) if note.whole else ()
        anchor, exact = anchors.of(note.evidence)
        remark = () if exact else _beside(note.evidence, style)
        if anchor is not None:
            yield Comment(anchor, note.title, (*note.paragraphs, *also, *remark))
    for added in additions(found, result, style.language):
        anchor = anchors.addition(added.position)
        if anchor is not None:
            yield Comment(anchor, added.title, (*added.paragraphs, *_remark("word.addition", style)))


def _beside(evidence: Evidence, style: Style) -> tuple[Paragraph, ...]:
    quoted = quotation(evidence, style.language)
    key = "word.beside" if quoted.place else "word.beside-unplaced"
    return _remark(key, style, words=quoted.text, place=quoted.place)


def _also(note: Note, found: tuple[Note, ...], style: Style) -> tuple[Paragraph, ...]:
    """Give the places of the quotations that have no comment of their own."""
    quiet = [one.evidence for one in found if one.finding is note.finding and not one.whole and not one.bites]
    own = place(note.evidence, style.language) if note.evidence else ""
    wheres = dict.fromkeys(place(one, style.language) for one in quiet if one is not None)
    told = [where for where in wheres if where and where != own]
    return _remark("word.also", style, places=say("quote.separator", style.language).join(told)) if told else ()


def _remark(key: str, style: Style, **values: str) -> tuple[Paragraph, ...]:
    return (Paragraph("", say(key, style.language, **values)),)
