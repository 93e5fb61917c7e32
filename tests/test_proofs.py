"""The library's own proof: a case that does not get its verdict is named, with its file and line."""

from typing import TYPE_CHECKING

from dpa_check.library.loader import load
from dpa_check.library.wording import Case, ClauseWording
from dpa_check.proofs import Bench

if TYPE_CHECKING:
    from dpa_check.library.language import Language


def bench(*cases: Case, suggested: str | None = None) -> Bench:
    library = load()
    clause = library.clause("subprocessor-liability")
    assert clause is not None
    wording = clause.wordings["en"].model_copy(update={"cases": cases})
    if suggested:
        wording = wording.model_copy(update={"suggested": suggested})
    wordings: dict[Language, ClauseWording] = {**clause.wordings, "en": wording}
    return Bench(library, clause.model_copy(update={"wordings": wordings}), "en")


def messages(*cases: Case, suggested: str | None = None) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in bench(*cases, suggested=suggested).problems()]


FULL = "Provider shall remain fully liable to Customer for the acts and omissions of each Sub-processor."
NONE = "Provider shall have no liability for the acts of its Sub-processors."


def test_right_cases_are_silent() -> None:
    assert (
        messages(
            Case(kind="accept", sentence=FULL, line=3, ids=("liab-fully",)),
            Case(kind="adverse", sentence=NONE, line=4, ids=("liab-disclaimed",)),
            Case(kind="reject", sentence="Customer pays within thirty days.", line=5),
            Case(kind="known_miss", sentence="Customer pays within thirty days.", line=6, ids=("liab-fully",)),
        )
        == []
    )


def test_wrong_cases_are_named() -> None:
    found = messages(
        Case(kind="reject", sentence=FULL, line=3),
        Case(kind="weak", sentence=FULL, line=4),
        Case(kind="accept", sentence="Customer pays within thirty days.", line=5, ids=("liab-fully",)),
        Case(kind="known_miss", sentence=FULL, line=6, ids=("liab-fully",)),
    )
    assert [line for line, _ in found] == [3, 4, 5, 6]
    assert "known miss is found now" in found[-1][1]


def test_a_model_clause_must_come_out_present() -> None:
    ((line, message),) = messages(suggested=NONE)
    assert line == 1
    assert "liab-disclaimed" in message


def fallback_problems(words: str, *conceded: str) -> list[str]:
    library = load()
    clause = library.clause("order-of-precedence")
    assert clause is not None
    wording = clause.wordings["en"].model_copy(update={"cases": (), "fallback": words})
    update = {"wordings": {**clause.wordings, "en": wording}, "fallback_concedes": conceded}
    return [problem.message for problem in Bench(library, clause.model_copy(update=update), "en").problems()]


CARVED = (
    "In the event of a conflict between this agreement and the main agreement, this agreement shall prevail on data "
    "protection, except for the limits of liability, which remain those of the main agreement."
)


def test_a_fallback_concedes_what_its_clause_names_and_nothing_else() -> None:
    assert fallback_problems(CARVED, "prec-liability-carved") == []
    (unnamed,) = fallback_problems(CARVED)
    assert "prec-liability-carved" in unnamed
    whole = CARVED.partition(", except")[0] + "."
    assert fallback_problems(whole) == []
    assert len(fallback_problems(whole, "prec-liability-carved")) == 1
    (adverse,) = fallback_problems("Provider's general terms shall prevail over this agreement.")
    assert "prec-msa" in adverse


def test_phrases_without_a_case_are_listed() -> None:
    one = bench(Case(kind="accept", sentence=FULL, line=3))
    assert list(one.problems()) == []
    unexercised = {problem.line for problem in one.unexercised()}
    clause = load().clause("subprocessor-liability")
    assert clause is not None
    fully = clause.wordings["en"].elements["liab-fully"].look_for
    assert unexercised
    assert not unexercised.issuperset(pattern.line for pattern in fully)
