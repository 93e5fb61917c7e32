"""The French of the commands: whole, up to date, and what is spoken where French is asked for."""

import importlib.util
import io
import re
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Outcome

    Run = Callable[..., Outcome]

MAKE = Path(__file__).parents[1] / "translations" / "make.py"
FIELD = re.compile(r"{[^}]*}")


@pytest.fixture(scope="module")
def make() -> ModuleType:
    specification = importlib.util.spec_from_file_location("make_translations", MAKE)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_every_text_has_its_french_with_the_same_fields(make: ModuleType) -> None:
    catalog = make.french()
    wrong = [
        one.id
        for one in catalog
        if one.id and (not one.string or sorted(FIELD.findall(one.id)) != sorted(FIELD.findall(one.string)))
    ]
    assert wrong == []


def test_the_files_are_what_make_messages_writes(make: ModuleType) -> None:
    catalog = make.french()
    written, compiled = io.BytesIO(), io.BytesIO()
    make.write_po(written, catalog, width=120, omit_header=True, sort_output=True, no_location=True)
    make.write_mo(compiled, catalog)
    assert written.getvalue() == make.FRENCH.read_bytes()
    assert compiled.getvalue() == make.COMPILED.read_bytes()
