"""A page read without a browser: its tags, and the words of the agreement at each anchor."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from dpa_check.output.quoting import clean
from dpa_check.report import Status

if TYPE_CHECKING:
    from dpa_check.report import DocumentResult, Evidence


class Parsed(HTMLParser):
    """The tags of a page with their attributes, what each style and script holds, and the texts by mark and anchor."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.inlined: dict[str, list[str]] = {"style": [], "script": []}
        self.marked: dict[str, str] = {}
        self._open: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(html.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, given = self._open[-1] if self._open else ("", {})
        if tag in self.inlined:
            self.inlined[tag].append(data)
            return
        self.words += data
        if tag == "mark":
            for anchor in given.get("data-words", "").split():
                self.marked[anchor] = self.marked.get(anchor, "") + data

    def anchors(self) -> list[str]:
        return [given["id"] for _, given in self.tags if "id" in given]

    def policy(self) -> dict[str, str]:
        """Give the rules of the Content-Security-Policy by name."""
        (told,) = (one["content"] for _, one in self.tags if one.get("http-equiv") == "Content-Security-Policy")
        return dict(rule.split(" ", 1) for rule in told.split("; "))


def quoted(result: DocumentResult) -> list[Evidence]:
    """Give all that the findings of a document that apply to it quote."""
    findings = [finding for finding in result.findings or () if finding.status is not Status.NOT_APPLICABLE]
    return [
        *(one for finding in findings for one in finding.evidence),
        *(one for finding in findings for check in finding.checks for one in check.evidence),
        *(limit.evidence for finding in findings for deadline in finding.deadlines for limit in deadline.read),
    ]


def unanchored(result: DocumentResult, page: Parsed) -> list[str]:
    """Give the quotations that the page of one agreement does not show once, as they are, at their place."""
    anchors = Counter(page.anchors())
    return [
        one.quote.exact
        for one in quoted(result)
        for anchor in [f"d1-w{one.position.start}-{one.position.end}"]
        if anchors[anchor] != 1
        or "".join(clean(page.marked[anchor]).split()) != "".join(clean(one.quote.exact).replace(" | ", "").split())
    ]
