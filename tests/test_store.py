"""The store: made once, made anew when damaged, and never in a folder that others can write."""

from pathlib import Path

import pytest

from dpa_check import store


class Maker:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> str:
        self.times += 1
        return f"made {self.times}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(store.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.mark.usefixtures("folder")
def test_what_was_made_is_found_again() -> None:
    make = Maker()
    assert [store.remembered("a", make), store.remembered("a", make), store.remembered("b", make)] == [
        "made 1",
        "made 1",
        "made 2",
    ]


def test_a_damaged_entry_is_made_anew(folder: Path) -> None:
    make = Maker()
    store.remembered("a", make)
    for entry in folder.iterdir():
        entry.write_bytes(b"damaged")
    assert [store.remembered("a", make), store.remembered("a", make)] == ["made 2", "made 2"]


def test_a_folder_that_others_can_write_is_not_trusted(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    make = Maker()
    assert [store.remembered("a", make), store.remembered("a", make)] == ["made 1", "made 2"]
    assert list(folder.iterdir()) == []


def test_off_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(store.VARIABLE, store.OFF)
    make = Maker()
    assert [store.remembered("a", make), store.remembered("a", make)] == ["made 1", "made 2"]


def test_the_oldest_entries_leave(folder: Path) -> None:
    for number in range(store.MOST_ENTRIES + 5):
        store.remembered(str(number), Maker())
    assert len(list(folder.iterdir())) == store.MOST_ENTRIES
