"""What a file may take, and what a hostile one comes to."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from dpa_check.errors import ReadingError
from dpa_check.readers import Bounds, Options, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

PARAGRAPH = "<w:p><w:r><w:t>Words.</w:t></w:r></w:p>"


def pdf(pages: int = 1, *, places: tuple[float, ...] = (60,)) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=0)
    for _ in range(pages):
        for row in range(6):
            for x in places:
                canvas.drawString(x, 700 - 14 * row, "the words of an agreement")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def refusal(data: bytes, *bounds: str) -> tuple[str, dict[str, str]]:
    with pytest.raises(ReadingError) as refused:
        read_bytes(data, "dpa", Options("never", Bounds.of(list(bounds))))
    return refused.value.notice.code, refused.value.notice.values


def test_bounds_are_set_by_name() -> None:
    assert Bounds.of(["pages=3", "seconds=9"]) == Bounds(pages=3, seconds=9)
    assert Bounds.of([]) == Bounds()


@pytest.mark.parametrize("setting", ["pages", "pages=many", "pages=0", "sheets=3"])
def test_what_is_no_bound_is_refused_with_the_names(setting: str) -> None:
    with pytest.raises(ValueError, match="nesting, pages, part, seconds"):
        Bounds.of([setting])


def test_pages_and_bytes() -> None:
    assert refusal(pdf(3), "pages=2") == ("too-large", {"pages": "3"})
    assert refusal(b"Article 1", "bytes=5") == ("too-large", {"bytes": "9"})


def test_time_and_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = iter([900, 2000, 2000])
    monkeypatch.setattr("dpa_check.readers.options._megabytes", lambda: next(taken))
    assert refusal(pdf(), "megabytes=1000") == ("too-large", {"megabytes": "1000"})
    monkeypatch.setattr("dpa_check.readers.options._megabytes", lambda: 5000)
    assert read_bytes(pdf(), "dpa", Options("never", Bounds(megabytes=1000))).page_count == 1
    monkeypatch.undo()
    with pytest.raises(ReadingError) as refused:
        read_bytes(pdf(), "dpa", Options("never", Bounds(seconds=0)))
    assert (refused.value.notice.code, refused.value.notice.values) == ("too-long", {"seconds": "0"})


def test_unpacked_size(word: Callable[..., bytes]) -> None:
    code, values = refusal(word(PARAGRAPH), "unpacked=100")
    assert code == "too-large"
    assert int(values["bytes"]) > 100
    assert refusal(word(PARAGRAPH * 50), "part=1000")[0] == "too-large"


def test_nesting(word: Callable[..., bytes]) -> None:
    deep = "<w:sdt><w:sdtContent>" * 60 + PARAGRAPH + "</w:sdtContent></w:sdt>" * 60
    assert refusal(word(deep)) == ("too-deep", {"nesting": "100"})
    assert read_bytes(word(deep), "dpa", Options("never", Bounds.of(["nesting=200"]))).text == "Words."


def test_entities_that_grow_are_refused(word: Callable[..., bytes]) -> None:
    stream = io.BytesIO()
    entities = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    with zipfile.ZipFile(io.BytesIO(word(PARAGRAPH))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "word/document.xml":
                text = f"<!DOCTYPE w [{entities}]>" + text.replace("Words.", "&a9;")
            new.writestr(name, text)
    assert refusal(stream.getvalue())[0] == "damaged"


def test_a_package_whose_offsets_lie_is_damaged(word: Callable[..., bytes]) -> None:
    data = bytearray(word(PARAGRAPH))
    end = data.rindex(b"PK\x05\x06")
    size = struct.unpack_from("<I", data, end + 12)[0]
    struct.pack_into("<I", data, end + 16, end - size + 5000)
    assert refusal(bytes(data))[0] == "damaged"


def test_words_millions_of_points_apart_take_no_time() -> None:
    start = time.process_time()
    document = read_bytes(pdf(places=(60, 40_000_000)), "dpa.pdf", Options("never"))
    assert time.process_time() - start < 2
    assert document.text.count("the words of an agreement") == 12


def test_a_file_that_was_taken_for_text_is_damaged() -> None:
    data = pdf().replace(b"(the words of an agreement)", "\ufffd".encode() * 40)
    assert refusal(data) == ("damaged", {})
