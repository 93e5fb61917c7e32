"""A review as one HTML file that needs nothing beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dpa_check.output.html.page import page

if TYPE_CHECKING:
    from dpa_check.output.style import Style
    from dpa_check.reviewed import Review


def as_html(review: Review, style: Style) -> bytes:
    """Give ``review`` as one HTML page, UTF-8; the same review and style give the same bytes."""
    return page(review, style).encode()
