from pathlib import Path

import pytest

from dpa_check.batch.found import files_in, listed
from dpa_check.errors import UsageError


def test_the_files_of_a_folder_in_an_order_that_never_changes(tmp_path: Path) -> None:
    for name in ("b/z.pdf", "b/a.docx", "a.txt", "b.txt", ".hidden/c.pdf", ".DS_Store", "b/~$a.docx", "out/r.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    seen = [path.relative_to(tmp_path).as_posix() for path in files_in(tmp_path, but=tmp_path / "out")]
    assert seen == ["a.txt", "b/a.docx", "b/z.pdf", "b.txt"]
    only = [path.name for path in files_in(tmp_path, ("*.pdf", "a.*"))]
    assert only == ["a.txt", "a.docx", "z.pdf"]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        files_in(tmp_path / "absent")


def test_a_list_may_part_names_by_zero_bytes() -> None:
    assert listed("a\nb.pdf\0c.pdf\0") == ["a\nb.pdf", "c.pdf"]
