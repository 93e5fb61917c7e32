"""The page: its template filled in, its style and script inlined under a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from dpa_check.output.colophon import colophon
from dpa_check.output.html.section import section_of
from dpa_check.output.messages import count, say
from dpa_check.output.overview import overview

if TYPE_CHECKING:
    from dpa_check.output.messages import Language
    from dpa_check.output.style import Style
    from dpa_check.reviewed import Review

TEMPLATES: Final = ("page", "macros", "summary", "findings", "cards", "agreement")
POLICY: Final = (
    "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
)


def page(review: Review, style: Style) -> str:
    """Give the page of ``review`` in the words of ``style``."""
    language = style.language
    css, script = _asset("page.css"), _asset("page.js")
    sections = [section_of(file, at, review.report, style) for at, file in enumerate(review.files, 1)]
    sure = all(document.kind == "data_processing_agreement" for document in review.report.documents)
    title = count("html.title" if sure else "html.title-documents", len(sections), language)
    laid_out = (
        _environment()
        .get_template("page.html.j2")
        .render(
            lang=language,
            say=partial(_say, language=language),
            count=partial(_count, language=language),
            css=Markup(css),  # noqa: S704  our own file, as it is
            script=Markup(script),  # noqa: S704  our own file, as it is
            policy=POLICY.format(style=digest(css), script=digest(script)),
            title=title,
            sections=sections,
            overview=overview(review.report, style),
            colophon=colophon(review.report, language),
        )
    )
    return f"{laid_out}\n"


def digest(text: str) -> str:
    """Give the SHA-256 of ``text`` as a Content-Security-Policy writes it.

    >>> digest("")
    '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    """Give the templates; every value is escaped, and a name that is not there is an error."""
    return Environment(
        loader=DictLoader({f"{name}.html.j2": _asset(f"{name}.html.j2") for name in TEMPLATES}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _say(key: str, language: Language, **values: object) -> str:
    return say(key, language, **values)


def _count(key: str, number: int, language: Language) -> str:
    return count(key, number, language)
