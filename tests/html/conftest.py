"""Reviews to lay out, and what a page of HTML says when it is read without a browser."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from dpa_check import api
from dpa_check.output import Format, Style, render_review
from dpa_check.reviewed import Review
from tests.html.reading_html import Parsed

SAMPLES = Path(__file__).parents[2] / "samples"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOSTILE = """DATA PROCESSING AGREEMENT <script>window.ran = 1</script>

1. The Processor <b onclick="ran=1">shall</b> process personal data only on documented instructions of the Controller.

2. </script><script>window.ran = 1</script> ]]> <!-- The Processor shall notify the Controller of any personal data
breach within 24 hours "><img src=x onerror="window.ran=1"> {{ 7 * 7 }} {% include "page.css" %} &lt;i&gt; after it.

3. The Processor \u202eshall\u202c delete \u0007 all personal data within 400 days </style></mark></blockquote>
<a href="javascript:window.ran=1">of the end</a> of the agreement. {LONG} <iframe src="http://example.org/"></iframe>

4. The Processor shall not be liable for its sub-processors <svg onload="window.ran=1">, whatever they do.

5. The security measures are those that the Processor publishes at https://processor.example/{LONG}/measures.html.
""".replace("{LONG}", "personaldata" * 400)
Opener = Callable[..., Page]


@pytest.fixture
def parsed() -> Callable[[bytes], Parsed]:
    return Parsed


@cache
def reviewed(*names: str) -> Review:
    return api.review([SAMPLES / name for name in names])


@pytest.fixture
def sample() -> Callable[..., Review]:
    """Give the review of samples, by their names; each is made once."""
    return reviewed


@pytest.fixture(scope="session")
def hostile() -> Review:
    return api.review([(HOSTILE.encode(), '"><img src=x onerror="window.ran=1">.txt')])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give Debian's Chromium, driven by Playwright."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium to have the page tried in a browser")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Give what opens the page of a review; afterwards nothing was asked of the network, and nothing complained."""
    complaints: list[str] = []
    asked: list[str] = []
    contexts = []

    def opened(review: Review, language: str = "en", side: str = "controller", **options: object) -> Page:
        file = tmp_path / f"report-{len(asked)}.html"
        style = Style("fr" if language == "fr" else "en", side="processor" if side == "processor" else "controller")
        file.write_bytes(render_review(review, Format.HTML, style))
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(tmp_path.as_uri())] == []
    assert len(asked) == len(contexts)
