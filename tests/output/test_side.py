"""The same review for either side: what the processor concedes beyond the law comes first for its own counsel."""

from dpa_check.api import review
from dpa_check.output.markdown import as_markdown
from dpa_check.output.messages import say
from dpa_check.output.style import Side, Style
from dpa_check.output.terminal import as_text
from dpa_check.output.view import view
from dpa_check.report import Report

TEXT = (
    'DATA PROCESSING AGREEMENT\n\nBetween Corvid Ltd ("Customer"), as controller, and Merle SAS ("Provider"), as '
    "processor within the meaning of Article 28 GDPR.\n\n8. Breaches\n\n8.1 Provider shall notify Customer of any "
    "personal data breach within 12 hours after becoming aware of it.\n\n8.2 Provider shall have no liability for the "
    "acts of its Sub-processors.\n\n9. General\n\n9.1 French law applies.\n"
)


def report() -> Report:
    return review([(TEXT.encode(), "a.txt")]).report


def headings(side: Side) -> list[str]:
    return [group.heading for group in view(report().documents[0], Style(side=side)).groups]


def test_concessions_come_first_and_red_flags_last_for_the_processor() -> None:
    told = headings("processor")
    assert told[0] == say("words.concessions", "en")
    assert told[1] == say("words.missing-due-too", "en")
    assert told[-1] == say("words.contested", "en")


def test_the_controller_sees_the_red_flags_first_and_no_concession() -> None:
    assert headings("controller")[0] == say("words.red-flags", "en")
    assert say("check.concession", "en") not in as_text(report(), Style())


def test_a_clause_that_only_concedes_is_told_with_a_sentence_that_comes_back_to_the_law() -> None:
    seen = view(report().documents[0], Style(side="processor"))
    first = seen.findings[0]
    assert first.clause_id == "breach-notification-delay"
    (made,) = first.concessions
    assert "within 48 hours" in made.suggestion
    style = Style(side="processor", width=200)
    for words in (as_text(report(), style), as_markdown(report(), style)):
        assert made.suggestion in words
        assert made.basis in words.replace("\\", "")


def test_placement_and_fallback_are_shown() -> None:
    short = as_text(report(), Style(width=200)).replace("\u00a0", " ")
    assert "to insert after clause 8.2, as clause 8.3" in short
    assert say("words.fallback", "en") not in short
    assert say("words.fallback", "en") in as_text(report(), Style(verbose=True, width=200))
    assert say("words.fallback", "en") in as_markdown(report(), Style())


def test_the_processor_is_offered_the_fallback() -> None:
    ours = view(report().documents[0], Style(side="controller"))
    theirs = view(report().documents[0], Style(side="processor"))
    preferred = {one.clause_id: one for one in ours.findings}["audit-inspection"]
    offered = {one.clause_id: one for one in theirs.findings}["audit-inspection"]
    assert offered.suggestion == preferred.fallback
    assert offered.fallback == ""
