"""The Python interface: agreements in, reports out; nothing leaves the machine."""

from __future__ import annotations

from collections import Counter
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from dpa_check import readers
from dpa_check.account import absent_result, blank_result, coverage_of, mark_result
from dpa_check.annexes import absent_texts
from dpa_check.assess import Assessor
from dpa_check.blanks import blanks_of
from dpa_check.drafting import drafted
from dpa_check.errors import Notice, ReadingError
from dpa_check.kinds import kind_of
from dpa_check.library.language import LANGUAGES
from dpa_check.library.law import load_law
from dpa_check.library.loader import load
from dpa_check.nlp.naming import distinct
from dpa_check.nlp.pipeline import LanguageChoice, build, to_doc
from dpa_check.output.messages import notice
from dpa_check.readers import Options
from dpa_check.references import dead_references
from dpa_check.report import (
    ClauseResult,
    DocumentResult,
    FamilyName,
    LibraryVersion,
    NoticeResult,
    Party,
    Report,
    Status,
    Summary,
    ToolVersion,
)
from dpa_check.reviewed import Review, Reviewed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dpa_check.document import Document
    from dpa_check.library.schema import Library
    from dpa_check.report import Failure
    from dpa_check.reviewed import Source

_USUAL: Final = Options()


def load_library(folders: Iterable[Path] = ()) -> Library:
    """Give the clause library, with a firm's own folders over it. Raises LibraryError."""
    return load(folders)


def load_to_review(folders: Iterable[Path] = ()) -> Library:
    """Give the clause library as reviews need it, without its phrases and cases. Raises LibraryError."""
    return load_law(folders)


def extract(path: Path, reading: Options = _USUAL) -> Document:
    """Give what is read of a file. Raises ReadingError."""
    return readers.read(path, reading)


def analyze(
    path: Path,
    *,
    library_folders: Sequence[Path] = (),
    language: LanguageChoice = "auto",
    reading: Options = _USUAL,
) -> Report:
    """Give the report on one agreement. Raises ReadingError, LibraryError."""
    library = load_law(library_folders)
    return report_on(library, [_review(readers.read(Path(path), reading), library, language)])


def analyze_many(
    paths: Iterable[Path],
    *,
    library_folders: Sequence[Path] = (),
    language: LanguageChoice = "auto",
    reading: Options = _USUAL,
) -> Iterator[Report | Failure]:
    """Give one outcome for each path, in order, each computed when it is asked for. Raises LibraryError."""
    library = load_law(library_folders)
    for path in paths:
        result = review_one(path, library, language, reading).result
        yield result.failure or report_on(library, [result])


def review(
    sources: Sequence[Source],
    *,
    library_folders: Sequence[Path] = (),
    language: LanguageChoice = "auto",
    reading: Options = _USUAL,
    read: Callable[[Source], Document] | None = None,
) -> Review:
    """Give one review over all sources (paths, or bytes with a name); a file that fails is in it with its error.

    ``read`` gives the document of each source in its place, one after the other, where something else reads them.
    """
    library = load_law(library_folders)
    how = read or partial(_read, reading=reading)
    files = tuple(_reviewed(source, library, language, how) for source in sources)
    return Review(report_on(library, [file.result for file in files]), files)


def review_one(
    source: Source, library: Library, language: LanguageChoice = "auto", reading: Options = _USUAL
) -> Reviewed:
    """Give the review of one source; its error is in its result where it cannot be read."""
    return _reviewed(source, library, language, partial(_read, reading=reading))


def _read(source: Source, reading: Options) -> Document:
    return readers.read_bytes(*source, reading) if isinstance(source, tuple) else readers.read(source, reading)


def _reviewed(
    source: Source, library: Library, language: LanguageChoice, read: Callable[[Source], Document]
) -> Reviewed:
    document = None
    try:
        document = read(source)
        return Reviewed(_review(document, library, language), document, source)
    except ReadingError as error:
        return Reviewed(_failed(error), document, source)


def report_on(library: Library, documents: Sequence[DocumentResult]) -> Report:
    """Give the report that holds these results, in this order."""
    return Report(
        tool=ToolVersion(name="dpa-check", version=version("dpa-check")),
        library=LibraryVersion(
            id=library.id,
            version=library.version,
            sha256=library.sha256,
            families=tuple(FamilyName(id=family.id, title=family.title) for family in library.families),
        ),
        documents=tuple(documents),
    )


def _review(document: Document, library: Library, language: LanguageChoice) -> DocumentResult:
    doc = to_doc(document, build(library, language))
    counted = Counter(doc._.languages)
    languages = [name for name, _ in counted.most_common()]
    if not set(languages).intersection(LANGUAGES):
        raise ReadingError(document.source, "unknown-language", languages=", ".join(languages))
    others = [name for name in languages if name not in LANGUAGES]
    absent = absent_texts(document, library.elsewhere)
    readable = _is_certain(document) and not others
    assessor = Assessor(doc, document, library, readable=readable, absent=absent)
    findings = drafted(assessor.results(), document, doc._.terms, languages)
    kind = kind_of(doc._.titles, findings, library.kind)
    notices = []
    if kind == "other":
        notices.append(Notice("not-an-agreement", {}))
    if any(one.kind == "annex" for one in absent):
        notices.append(
            Notice("annexes-absent", {"names": ", ".join(one.name for one in absent if one.kind == "annex")})
        )
    blanks = blanks_of(document, library)
    if blanks:
        notices.append(Notice("blanks", {"count": str(len(blanks))}))
    dead = dead_references(document, library.elsewhere)
    if dead:
        notices.append(Notice("dead-references", {"references": ", ".join(dead)}))
    if others:
        notices.append(Notice("other-language-parts", {"languages": ", ".join(others)}))
    roles: tuple[Literal["controller", "processor"], ...] = ("controller", "processor")
    names = {role: distinct(name for found, name in doc._.names if found == role) for role in roles}
    return DocumentResult(
        path=document.source,
        sha256=document.sha256,
        media_type=document.media_type,
        kind=kind,
        languages=tuple(languages),
        page_count=document.page_count,
        parties=tuple(Party(role=role, names=names[role]) for role in roles if names[role]),
        incorporates=tuple(text.en for text in assessor.incorporated()),
        coverage=coverage_of(document),
        marks=tuple(mark_result(one) for one in document.marks),
        blanks=tuple(blank_result(one, document) for one in blanks),
        absent=tuple(absent_result(one, document, library) for one in absent),
        summary=_summary(findings),
        notices=tuple(notice(fact) for fact in notices),
        findings=findings,
        error=None,
    )


def _is_certain(document: Document) -> bool:
    """Tell whether what was not found is not there: all was read, and nothing by text recognition, which can err."""
    return document.coverage.complete and all(part.confidence is None for part in document.coverage.parts)


def _summary(findings: Sequence[ClauseResult]) -> Summary:
    counts = Counter(finding.status for finding in findings)
    return Summary(
        counts={status: counts[status] for status in Status},
        red_flags=sum(len(finding.red_flags) for finding in findings),
    )


def _failed(error: ReadingError) -> DocumentResult:
    fact: NoticeResult = notice(error.notice)
    return DocumentResult(
        path=error.source,
        sha256=None,
        media_type=None,
        kind="unknown",
        languages=(),
        page_count=None,
        parties=(),
        incorporates=(),
        coverage=None,
        summary=None,
        notices=(),
        findings=None,
        error=fact,
    )
