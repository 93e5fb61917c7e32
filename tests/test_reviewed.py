from pathlib import Path

import pytest

from dpa_check.api import review
from dpa_check.errors import UsageError

AGREEMENT = b"DATA PROCESSING AGREEMENT\n\n1. The Processor shall notify the Controller of any breach within 24 hours."


def test_a_review_keeps_the_text_and_the_bytes_of_each_file(tmp_path: Path) -> None:
    path = tmp_path / "dpa.txt"
    path.write_bytes(AGREEMENT)
    made = review([path, (AGREEMENT, "stdin.txt"), tmp_path / "absent.pdf"])
    assert [file.result for file in made.files] == list(made.report.documents)
    assert [file.name for file in made.files] == ["dpa.txt", "stdin.txt", "absent.pdf"]
    assert [file.document is None for file in made.files] == [False, False, True]
    assert [file.content() for file in made.files[:2]] == [AGREEMENT, AGREEMENT]


@pytest.mark.parametrize("then", [b"other", None])
def test_a_file_that_changes_under_the_review_is_refused(tmp_path: Path, then: bytes | None) -> None:
    path = tmp_path / "dpa.txt"
    path.write_bytes(AGREEMENT)
    (file,) = review([path]).files
    path.unlink()
    if then:
        path.write_bytes(then)
    with pytest.raises(UsageError, match="changed while it was reviewed"):
        file.content()


def test_a_file_in_another_language_is_not_taken_for_one_that_changed() -> None:
    german = ("Der Auftragsverarbeiter verarbeitet personenbezogene Daten nur auf Weisung. " * 20).encode()
    (file,) = review([(german, "avv.txt")]).files
    assert file.result.error is not None
    assert file.content() == german
