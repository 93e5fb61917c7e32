"""A report as the flat fields of a record, by a mapping that its user writes (JMESPath, jmespath.org)."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import jmespath
import yaml
from jmespath.exceptions import JMESPathError

from dpa_check.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from jmespath.parser import ParsedResult

    from dpa_check.report import DocumentResult


@dataclass(frozen=True, slots=True)
class Mapping:
    """The name of each field, with the path that finds its value in a document.

    A path sees the document of the report as JSON, with its findings under ``clauses``, by the id of the clause:
    ``clauses."breach-notification-delay".status``, ``summary.red_flags``, ``parties[?role=='processor'].names[0]``.
    """

    paths: dict[str, ParsedResult]

    @classmethod
    def of(cls, file: Path) -> Mapping:
        """Give the mapping of a YAML file; raises UsageError, with the field, for a path that is none."""
        try:
            written = yaml.safe_load(file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            message = _("{file}: cannot be read as a mapping: {error}").format(file=file, error=error)
            raise UsageError(message) from error
        if not isinstance(written, dict) or not all(isinstance(path, str) for path in written.values()):
            message = _("{file}: a mapping has the name of each field and its path").format(file=file)
            raise UsageError(message)
        paths = {}
        for name, path in written.items():
            try:
                paths[str(name)] = jmespath.compile(path)
            except JMESPathError as error:
                reason = " ".join(str(error).split())
                message = _("{file}: {name}: {path} is no path: {reason}").format(
                    file=file, name=name, path=path, reason=reason
                )
                raise UsageError(message) from error
        return cls(paths)

    def fields(self, document: DocumentResult) -> dict[str, Any]:
        """Give the fields of a document; one that its path does not find is None."""
        held = document.model_dump(mode="json")
        held["clauses"] = {finding["clause_id"]: finding for finding in held.pop("findings") or ()}
        return {name: _found(path, held) for name, path in self.paths.items()}


def _found(path: ParsedResult, held: dict[str, Any]) -> Any:  # noqa: ANN401  whatever stands in the report
    """Give what a path finds; nothing where a function of it has nothing to work on."""
    try:
        return path.search(held)
    except JMESPathError:
        return None
