"""Lines of text for a terminal, wrapped and indented, and the page they make."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dpa_check.output.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dpa_check.output.messages import Language
    from dpa_check.output.style import Style

STEP: Final = 2
"""How many columns a depth is."""
GLUED: Final = {0x00A0: 0xE000, 0x202F: 0xE001}
"""What stands for the no-break spaces while lines are wrapped, for Rich breaks lines at any space."""
LOOSENED: Final = {glued: space for space, glued in GLUED.items()}


def page(lines: Iterable[Padding], style: Style) -> str:
    """Give the text of ``lines``, at most ``style.width`` wide, with terminal colours if the style asks."""
    out = StringIO()
    console = Console(
        file=out,
        width=style.width,
        force_terminal=style.color,
        color_system="standard" if style.color else None,
        no_color=not style.color,
        highlight=False,
        legacy_windows=False,
    )
    for one in lines:
        console.print(one)
    text = out.getvalue().translate(LOOSENED)
    return "\n".join(written.rstrip() for written in text.split("\n"))


def line(depth: int = 0, *parts: str | tuple[str, str]) -> Padding:
    """Give a line of ``parts``, each plain or with its colour, at a depth of indentation."""
    return Padding(_text(*parts) if parts else Text(" "), (0, 0, 0, depth * STEP), expand=False)


def row(depth: int, mark: str | tuple[str, str], width: int, *parts: str | tuple[str, str]) -> Padding:
    """Give a line whose wrapped rows stay to the right of ``mark``, which takes ``width`` columns."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=width)
    grid.add_column()
    grid.add_row(_text(mark), _text(*parts))
    return Padding(grid, (0, 0, 0, depth * STEP), expand=False)


def labelled(depth: int, label: str, words: str, language: Language, color: str = "bold") -> Padding:
    """Give "label: words", the label in ``color``, the colon as the language has it."""
    return line(depth, (f"{label}{say('quote.colon', language)}", color), f" {words}")


def heading(words: str) -> Iterator[Padding]:
    """Give ``words`` underlined."""
    yield line(0, (words, "bold"))
    yield line(0, ("─" * len(words), "dim"))


def _text(*parts: str | tuple[str, str]) -> Text:
    pairs = ((part, "") if isinstance(part, str) else part for part in parts)
    return Text.assemble(*((words.translate(GLUED), color) for words, color in pairs))
