"""YAML files of the tool's own, read by the fast parser where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def plain_yaml(file: Traversable) -> dict[str, Any]:
    """Give the mapping that a file holds."""
    held: dict[str, Any] = yaml.load(file.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  both are safe
    return held
