"""Words as SARIF writes them: messages whose braces and brackets are no placeholder and no link, and addresses."""

from __future__ import annotations

import os
import re
from pathlib import PurePath
from typing import Final, TypeAlias
from urllib.parse import quote

from dpa_check.report import Severity

Json: TypeAlias = dict[str, object]

LEVELS: Final = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
}
"""The level of a problem of each severity (3.27.10)."""

_MEANINGFUL: Final = re.compile(r"[\\\[\]]")
_DRIVE: Final = re.compile(r"[A-Za-z]:[\\/]")


def plain(text: str) -> str:
    r"""Give ``text`` as a plain text message: no placeholder (3.11.5), no embedded link (3.11.6).

    >>> plain("within [●] {n} days")
    'within \\[●\\] {{n}} days'
    """
    return _MEANINGFUL.sub(r"\\\g<0>", text).replace("{", "{{").replace("}", "}}")


def address(path: str) -> str:
    """Give the URI of a file: relative as it was named, or absolute.

    >>> address("contrats/été 1.pdf"), address("/srv/a.pdf")
    ('contrats/%C3%A9t%C3%A9%201.pdf', 'file:///srv/a.pdf')
    """
    slashed = PurePath(path).as_posix()
    escaped = quote(os.fsencode(slashed), safe="/")
    if _DRIVE.match(path):
        return f"file:///{escaped.replace('%3A', ':', 1)}"
    return f"file://{escaped}" if slashed.startswith("/") else escaped
