"""What a batch does with each file, and the name under which an outcome is kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from dpa_check import api
from dpa_check.batch.entry import Entry, failed
from dpa_check.batch.facts import facts_of
from dpa_check.errors import Notice, UsageError
from dpa_check.readers import Options, read_bytes
from dpa_check.report import DocumentResult
from dpa_check.reviewed import Review, Reviewed
from dpa_check.store import code_digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dpa_check.library.schema import Library
    from dpa_check.nlp.pipeline import LanguageChoice


_USUAL: Final = Options()


@dataclass(frozen=True, slots=True)
class Job:
    """The settings of a batch: all that an outcome depends on beside the file, the clause library and the tool."""

    folders: tuple[Path, ...] = ()
    language: LanguageChoice = "auto"
    reading: Options = _USUAL

    def library(self) -> Library:
        """Give the clause library of the job, loaded once in a process; raises LibraryError."""
        return api.load_to_review(self.folders)

    def key(self, data: bytes, source: str) -> str:
        """Give the name of the outcome for a file: a digest of its content, the library, the tool and the settings.

        The name of the file counts by its extension alone, which tells Markdown from text.
        """
        content = hashlib.sha256(data).hexdigest()
        settings = f"{self.language} {self.reading} {PurePath(source).suffix.lower()}"
        return hashlib.sha256(f"{content} {self.library().sha256} {code_digest()} {settings}".encode()).hexdigest()

    def review(
        self, data: bytes, source: str, also: Callable[[Review], None] | None = None, kept: Entry | None = None
    ) -> Entry:
        """Give the outcome for a file, whatever it holds; a fault of the tool is a failure of that file alone.

        ``also`` is done with the review of a file that could be reviewed; where its outcome is ``kept``, the file is
        read again for it, and not judged again. Raises UsageError where a page has no place.
        """
        try:
            reviewed = (
                self._read_again(data, source, kept)
                if kept
                else api.review_one((data, source), self.library(), self.language, self.reading)
            )
            if also and not reviewed.result.error:
                also(Review(api.report_on(self.library(), [reviewed.result]), (reviewed,)))
        except UsageError:
            raise
        except MemoryError:
            return failed("memory", Notice("too-much-memory", {}))
        except Exception as error:  # noqa: BLE001  one file must not end the others
            return failed("analysis", Notice("internal-error", {"error": f"{type(error).__name__}: {error}"}))
        failure = reviewed.result.failure
        if failure:
            return Entry.of(failure)
        return kept or Entry.of(reviewed.result, facts_of(reviewed))

    def _read_again(self, data: bytes, source: str, kept: Entry) -> Reviewed:
        result = DocumentResult.model_validate_json(kept.outcome).model_copy(update={"path": source})
        return Reviewed(result, read_bytes(data, source, self.reading), (data, source))
