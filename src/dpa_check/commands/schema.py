"""``dpa-check schema``: the JSON schemas of the report and of a clause."""

import json
from typing import Annotated, Final, Literal

import typer

from dpa_check.commands.streams import write

HELP = """\b
Examples:
  dpa-check schema > report.schema.json
  dpa-check schema clause

Print the JSON schema (draft 2020-12) of the JSON report, or of a clause.yaml of the clause library.
"""
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
Name = Literal["report", "clause"]


def schema(name: Annotated[Name, typer.Argument(help="Which schema.")] = "report") -> None:
    """Print the schema of that name."""
    write(schema_text(name))


def schema_text(name: Name) -> str:
    """Give the schema of that name, as it stands in ``schemas/``."""
    from dpa_check.commands.clause_file import ClauseFile
    from dpa_check.report import Report

    model = Report if name == "report" else ClauseFile
    written = {"$schema": DIALECT, **model.model_json_schema()}
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"
