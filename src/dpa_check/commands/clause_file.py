"""``clause.yaml`` as it is written, for its JSON schema."""

from pydantic import ConfigDict
from pydantic.json_schema import SkipJsonSchema

from dpa_check.library.language import Language
from dpa_check.library.schema import Clause
from dpa_check.library.wording import ClauseWording


class ClauseFile(Clause):
    """The law of a clause: what is asked, why, on what basis, what weakens it."""

    model_config = ConfigDict(title="Clause")

    family: SkipJsonSchema[str] = ""
    folder: SkipJsonSchema[str] = ""
    wordings: SkipJsonSchema[dict[Language, ClauseWording]] = {}  # noqa: RUF012  pydantic copies it, and the record is frozen
