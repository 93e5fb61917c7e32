"""Files read in a process of their own, in order; what ends that process is one line about one file."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from dpa_check.document import Document
from dpa_check.errors import ReadingError
from dpa_check.readers import Bounds, Options, apart, read
from dpa_check.readers.apart import ReadAhead

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="files are read apart on Linux alone")
SAMPLES = Path(__file__).parents[2] / "samples"


def test_files_are_read_as_they_would_be_here() -> None:
    sources: list[Path | tuple[bytes, str]] = [
        SAMPLES / "fr-health-weak.pdf",
        SAMPLES / "absent.pdf",
        (b"1. The Processor.", "a.txt"),
    ]
    ahead = ReadAhead(sources, Options())
    assert ahead.read(sources[0]) == read(SAMPLES / "fr-health-weak.pdf")
    with pytest.raises(ReadingError, match="not-found"):
        ahead.read(sources[1])
    assert ahead.read(sources[2]).blocks[0].number == "1"


def test_a_reader_that_ends_is_a_failure_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> Document:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    monkeypatch.setattr(apart, "_read", crash)
    sources = [Path("a.pdf")]
    with pytest.raises(ReadingError, match="reader-ended"):
        ReadAhead(sources, Options()).read(sources[0])


def test_a_reader_that_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object) -> Document:
        time.sleep(60)
        raise AssertionError

    monkeypatch.setattr(apart, "_read", hang)
    monkeypatch.setattr(apart, "_GRACE", 0.2)
    sources = [Path("a.pdf")]
    with pytest.raises(ReadingError, match="too-long"):
        ReadAhead(sources, Options(bounds=Bounds(seconds=1))).read(sources[0])


def test_a_fault_of_the_reader_is_told_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> Document:
        raise ZeroDivisionError

    monkeypatch.setattr(apart, "_read", fault)
    sources = [Path("a.pdf")]
    with pytest.raises(ZeroDivisionError):
        ReadAhead(sources, Options()).read(sources[0])
