"""``dpa-check cache``: the outcomes kept between runs of ``batch``."""

from gettext import gettext as _

import typer

from dpa_check.commands.speech import Command, Group
from dpa_check.commands.streams import tell, write
from dpa_check.errors import UsageError

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="""\b
Examples:
  dpa-check cache show
  dpa-check cache clear

Show or clear the outcomes that batch keeps for its next run: verdicts and quotations, in a folder of yours alone.
DPA_CHECK_CACHE names another folder; DPA_CHECK_CACHE=off keeps nothing.
""",
)


@app.command("show", cls=Command)
def show() -> None:
    """Print the folder, and how many outcomes it keeps, in how many bytes."""
    from dpa_check.batch.kept import of_the_user

    kept = of_the_user()
    if kept is None:
        raise UsageError(_("nothing is kept: DPA_CHECK_CACHE is off, or there is no folder that you alone can write"))
    sizes = [path.stat().st_size for path in kept]
    write(
        _("{folder}: {number} outcomes, {bytes} bytes").format(folder=kept.folder, number=len(sizes), bytes=sum(sizes))
        + "\n"
    )


@app.command("clear", cls=Command)
def clear() -> None:
    """Remove every outcome kept."""
    from dpa_check.batch.kept import of_the_user

    kept = of_the_user()
    tell(_("{number} outcomes removed").format(number=kept.clear() if kept else 0))
