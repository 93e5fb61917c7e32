"""``dpa-check completion``: the completion script of a shell."""

from typing import Annotated, Literal

import typer
from typer.completion import get_completion_script  # type: ignore[attr-defined]  # re-exported without saying so

from dpa_check.commands.streams import write

HELP = """\b
Examples:
  dpa-check completion bash >> ~/.bashrc
  dpa-check completion zsh > ~/.zfunc/_dpa-check
  dpa-check completion fish > ~/.config/fish/completions/dpa-check.fish

Print the script that completes commands and options in your shell.
"""


def completion(
    shell: Annotated[Literal["bash", "zsh", "fish", "powershell"], typer.Argument(help="Your shell.")],
) -> None:
    """Print the completion script of the shell."""
    script = get_completion_script(prog_name="dpa-check", complete_var="_DPA_CHECK_COMPLETE", shell=shell)
    write(script + "\n")
