"""The library loaded from its folders, each error with its file and line."""

from __future__ import annotations

import hashlib
from functools import cache
from gettext import gettext as _
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from dpa_check.errors import LibraryError
from dpa_check.library.language import LANGUAGES, Qualifiers, Quantities, Vocabulary
from dpa_check.library.schema import Clause, Fact, Family, Library
from dpa_check.library.wording import ClauseWording, Text
from dpa_check.store import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FIRM_FAMILY = "firm"
_M = TypeVar("_M", bound=BaseModel)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C parser where there is one
    """A safe loader whose strings know their line and whose keys are unique."""


def _text(_: _Loader, node: yaml.ScalarNode) -> Text:
    return Text(node.value, node.start_mark.line + 1)


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    pairs = [(loader.construct_object(key), loader.construct_object(value, deep=True)) for key, value in node.value]
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        keys = [str(key) for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise yaml.constructor.ConstructorError(None, None, f"the key {twice!r} stands twice", node.start_mark)
    return {str(key): value for key, value in mapping.items()}


_Loader.add_constructor("tag:yaml.org,2002:str", _text)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
for _tag in ("bool", "float", "timestamp", "null"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_tag}", _text)  # "no" is a word here, never a value


def own_folder() -> Path:
    """Give the folder of the library that comes with the tool: inside the wheel, or beside ``src``."""
    packaged = Path(str(files("dpa_check"))) / "clause_library"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "clause_library"


@cache
def _load_cached(folders: tuple[Path, ...]) -> Library:
    root = own_folder()
    library = remembered(f"library {digest([root])}", lambda: _load_folder(root))
    for folder in folders:
        library = _with_firm_folder(library, folder)
    return library


def load(folders: Iterable[Path] = ()) -> Library:
    """Give the library that comes with the tool, with the clauses of ``folders`` added or put in place of its own.

    Raises LibraryError, with file and line, for anything that is not well-formed.

    >>> load().clause("subprocessor-liability").status
    'mandatory'
    """
    return _load_cached(tuple(Path(folder).resolve() for folder in folders))


def _load_folder(root: Path) -> Library:
    settings = next(iter(sorted(root.glob("*/library.yaml"))), None)
    if settings is None:
        message = _("{root}: no <library>/library.yaml in this folder").format(root=root)
        raise LibraryError(message)
    folder = settings.parent
    raw = read_yaml(settings)
    families = [_build(Family, family, settings) for family in raw.pop("families", [])]
    clauses = tuple(
        load_clause(folder / family.id / clause_id, family.id, root)
        for family in families
        for clause_id in family.clauses
    )
    shared = {
        "families": families,
        "clauses": clauses,
        "facts": load_facts(folder / "facts", root),
        "vocabulary": _per_language(Vocabulary, root / "vocabulary"),
        "qualifiers": _per_language(Qualifiers, root / "qualifiers"),
        "quantities": _per_language(Quantities, root / "quantities"),
        "common_words": read_yaml(root / "languages.yaml"),
        "accuracy": read_yaml(folder / "accuracy.yaml"),
        "sha256": digest([root]),
    }
    return _build(Library, {**raw, **shared}, settings)


def _with_firm_folder(library: Library, root: Path) -> Library:
    """Give the library with a firm's clauses over it; a clause folder is any folder with a clause.yaml."""
    if not root.is_dir():
        message = _("{root}: no such folder; --library takes a folder of clauses").format(root=root)
        raise LibraryError(message)
    own_families = {clause.id: clause.family for clause in library.clauses}
    found = sorted(root.rglob("clause.yaml"))
    if not found:
        message = _("{root}: no clause.yaml in this folder or below").format(root=root)
        raise LibraryError(message)
    firm = {}
    for path in found:
        clause = load_clause(path.parent, own_families.get(path.parent.name, FIRM_FAMILY), root)
        firm[clause.id] = clause
    kept = tuple(firm.pop(clause.id, clause) for clause in library.clauses)
    facts = {fact.id: fact for fact in (*library.facts, *load_facts(root / "facts", root))}
    update = {"clauses": (*kept, *firm.values()), "facts": tuple(facts.values())}
    if firm and FIRM_FAMILY not in {family.id for family in library.families}:
        title = {"en": "The firm's own clauses", "fr": "Clauses propres au cabinet"}
        update["families"] = (*library.families, Family(id=FIRM_FAMILY, title=title, clauses=tuple(firm)))
    sha256 = hashlib.sha256(f"{library.sha256}{digest([root])}".encode()).hexdigest()
    return library.model_copy(update={**update, "sha256": sha256})


def load_clause(folder: Path, family: str, root: Path) -> Clause:
    """Give the clause of one folder: its clause.yaml with a wording file for each language."""
    wordings = {}
    for language in LANGUAGES:
        path = folder / f"{language}.yaml"
        wordings[language] = _build(ClauseWording, read_yaml(path), path)
    path = folder / "clause.yaml"
    raw = {**read_yaml(path), "family": family, "folder": folder.relative_to(root).as_posix(), "wordings": wordings}
    clause = _build(Clause, raw, path)
    if clause.id != folder.name:
        message = _("{path}:1: the id {clause!r} is not the name of its folder").format(path=path, clause=clause.id)
        raise LibraryError(message)
    return clause


def load_facts(folder: Path, root: Path) -> tuple[Fact, ...]:
    """Give the facts of a folder, in the order of their names."""
    return tuple(
        _build(Fact, {**read_yaml(path), "file": path.relative_to(root).as_posix()}, path)
        for path in sorted(folder.glob("*.yaml"))
    )


def read_yaml(path: Path) -> dict[str, Any]:
    """Give the mapping a YAML file holds; its strings know their lines."""
    try:
        raw = yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506  a safe loader with positions
    except FileNotFoundError:
        message = _("{path}: this file is missing").format(path=path)
        raise LibraryError(message) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        message = _("{path}:{line}: not well-formed YAML: {error}").format(
            path=path, line=line, error=getattr(error, "problem", None) or error
        )
        raise LibraryError(message) from None
    if not isinstance(raw, dict):
        message = _("{path}:1: expected a mapping of keys and values").format(path=path)
        raise LibraryError(message)
    return raw


def _per_language(model: type[_M], folder: Path) -> dict[str, _M]:
    return {name: _build(model, read_yaml(folder / f"{name}.yaml"), folder / f"{name}.yaml") for name in LANGUAGES}


def _build(model: type[_M], raw: Mapping[str, Any], path: Path) -> _M:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        line = _line_of(raw, first["loc"])
        message = f"{path}:{line}: {place}: {first['msg']}"
        raise LibraryError(message) from None


def _line_of(raw: Any, place: Sequence[int | str]) -> int:  # noqa: ANN401  a raw YAML value
    """Give the line of the value at ``place``, or of the nearest string above it."""
    best = 1
    for step in place:
        key = next((k for k in raw if k == step), None) if isinstance(raw, dict) else None
        best = getattr(key, "line", best)
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):
            break
        best = _first_line(raw) or best
    return best


def _first_line(raw: Any) -> int:  # noqa: ANN401  a raw YAML value
    if isinstance(raw, Text):
        return raw.line
    children = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ()
    return next((line for line in map(_first_line, children) if line), 0)


def digest(folders: Iterable[Path]) -> str:
    """Give the SHA-256 over the names and bytes of every YAML file of the folders, in hexadecimal."""
    sha = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml"), key=lambda found: found.relative_to(folder).as_posix()):
            sha.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return sha.hexdigest()
