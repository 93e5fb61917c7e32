"""Makes the pictures of the README from a sample: the report on a terminal, and as a page in a browser.

``python docs/images/make.py`` writes them beside itself; it needs Debian's Chromium, and the development environment.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

from dpa_check.api import review
from dpa_check.output import Format, Style, render, render_review

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE: Final = Path(__file__).resolve().parent
SAMPLE: Final = "fr-health-weak.pdf"
LINES: Final = 46
COLORS: Final = 128
QUIET: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def terminal(text: str) -> str:
    """Give the first lines of a coloured report as the SVG of a terminal; no font is fetched."""
    console = Console(record=True, file=io.StringIO(), width=100, force_terminal=True)
    console.print(Text.from_ansi("\n".join(text.split("\n")[:LINES])))
    svg = console.export_svg(title=f"dpa-check review {SAMPLE}")
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)


def picture(page: Page, **part: object) -> bytes:
    """Give the picture of a page, or of the part of it given, in few colours."""
    shot = Image.open(io.BytesIO(page.screenshot(**part)))  # type: ignore[arg-type]
    out = io.BytesIO()
    shot.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE).save(out, "png", optimize=True)
    return out.getvalue()


def main() -> int:
    """Write the pictures; give 1 where there is no Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.stderr.write("No Chromium here: apt-get install chromium\n")
        return 1
    reviewed = review([HERE.parents[1] / "samples" / SAMPLE])
    html = HERE / "report.html"
    html.write_bytes(render_review(reviewed, Format.HTML, Style("en")))
    named = reviewed.report.documents[0].model_copy(update={"path": SAMPLE})
    report = reviewed.report.model_copy(update={"documents": (named,)})
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 980})
        page.goto(html.as_uri())
        (HERE / "html-summary.png").write_bytes(picture(page))
        page.locator(".card").first.evaluate("card => card.scrollIntoView()")
        page.locator(".card .to-words").nth(1).click()
        page.wait_for_timeout(500)
        (HERE / "html-words.png").write_bytes(picture(page))
        page = browser.new_page(viewport={"width": 1280, "height": 980})
        page.set_content(f"<body style='margin: 0'>{terminal(render(report, Format.TEXT, Style('en', color=True)))}")
        svg = page.locator("svg").first.bounding_box()
        (HERE / "terminal.png").write_bytes(picture(page, clip=svg, full_page=True))
        browser.close()
    html.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
