"""A page read without a browser: its tags, and the words of the agreement at each anchor."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from dpa_check.output.html.page import digest
from dpa_check.output.quoting import clean
from dpa_check.report import Status

if TYPE_CHECKING:
    from dpa_check.report import DocumentResult, Evidence

VOID = frozenset({"meta", "input", "br", "hr", "wbr", "col", "img", "link"})
"""Tags that are not closed."""


class Parsed(HTMLParser):
    """The tags of a page with their attributes, what each style and script holds, and the texts by mark and anchor."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.inlined: dict[str, list[str]] = {"style": [], "script": []}
        self.marked: dict[str, str] = {}
        self.crossed: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(html.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        while self._open and (left := self._open.pop()[0]) != tag:
            self.crossed += [left] if left not in VOID else []

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

    def left_open(self) -> list[str]:
        """Give the tags that are not closed, and those that are closed out of turn."""
        return [*(tag for tag, _ in self._open if tag not in VOID), *self.crossed]

    def refused(self) -> list[str]:
        """Give the kinds of what the page holds ("style", "script") that its own policy would not let act."""
        policy = self.policy()
        return [
            kind
            for kind, held in self.inlined.items()
            if policy[f"{kind}-src"].split() != [f"'sha256-{digest(text)}'" for text in held]
        ]

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
