"""The real server, asked over HTTP: the reports of the command line, and one clear answer to everything else."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
AGREEMENT = SAMPLES / "fr-health-weak.pdf"
TOKEN = {"Authorization": "Bearer the-token"}
TOOL = (sys.executable, "-m", "dpa_check")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="module")
def address(place: Path) -> Iterator[str]:
    """A server with a token, a bound of a million bytes and a mapping; its temporary files, if any, go to ``place``."""
    port = free_port()
    environment = {**os.environ, "DPA_CHECK_TOKEN": "the-token", "TMPDIR": str(place), "DPA_CHECK_CACHE": "off"}
    options = ("--port", str(port), "--max-bytes", "1000000", "--mapping", f"record={SAMPLES / 'mapping.yaml'}")
    with subprocess.Popen((*TOOL, "serve", *options), env=environment) as server:
        address = f"http://127.0.0.1:{port}"
        for _ in range(300):
            try:
                httpx.get(f"{address}/health", timeout=5).raise_for_status()
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield address
        server.send_signal(signal.SIGINT)


def post(address: str, content: bytes, name: str = "a.pdf", **query: str) -> httpx.Response:
    return httpx.post(
        f"{address}/reviews", params={"filename": name, **query}, content=content, headers=TOKEN, timeout=60
    )


def test_a_report_is_that_of_the_command_line_byte_for_byte(address: str) -> None:
    command = (*TOOL, "review", "--exit-zero", "--format", "json", AGREEMENT.name)
    said = subprocess.run(command, cwd=SAMPLES, capture_output=True, check=True).stdout
    as_form = httpx.post(
        f"{address}/reviews", files={"file": (AGREEMENT.name, AGREEMENT.read_bytes())}, headers=TOKEN, timeout=60
    )
    as_body = post(address, AGREEMENT.read_bytes(), AGREEMENT.name)
    assert [as_form.status_code, as_body.status_code] == [200, 200]
    assert said == as_form.content == as_body.content


def test_a_mapping_gives_the_fields_of_a_record(address: str) -> None:
    record = post(address, AGREEMENT.read_bytes(), AGREEMENT.name, mapping="record").json()
    assert record["dpa_liability_for_subprocessors"] == "weak"
    assert record["dpa_breach_notice_hours"] == 168  # five business days
    assert record["dpa_processor"] == "Orvalie Logiciels SAS"
    assert post(address, AGREEMENT.read_bytes(), mapping="other").status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "status", "said"),
    [
        (b"", "a.pdf", 400, "no file"),
        (b"no agreement", "a.pdf", 422, "not what the name of the file says"),
        (b"%PDF-1.7 nothing", "a.pdf", 422, "damaged"),
        (b"x" * 1_000_001, "a.txt", 413, "larger than 1000000 bytes"),
    ],
)
def test_what_cannot_be_reviewed_is_a_problem_in_words(
    address: str, content: bytes, name: str, status: int, said: str
) -> None:
    done = post(address, content, name)
    assert (done.status_code, done.headers["content-type"]) == (status, "application/problem+json")
    assert said in done.json()["detail"]


def test_nobody_is_answered_without_the_token(address: str) -> None:
    for headers in ({}, {"Authorization": "Bearer other"}, {"Authorization": "Basic the-token"}):
        assert httpx.post(f"{address}/reviews", content=b"x", headers=headers).status_code == 401
        assert httpx.get(f"{address}/library", headers=headers).status_code == 401
    assert len(httpx.get(f"{address}/library", headers=TOKEN).json()) == 56


def test_many_at_once_are_answered_or_told_to_come_back(address: str, carry_out: Callable[[Any], Any]) -> None:
    async def ask() -> list[httpx.Response]:
        async with httpx.AsyncClient(timeout=120, headers=TOKEN) as client:
            content = AGREEMENT.read_bytes()
            return await asyncio.gather(*[client.post(f"{address}/reviews", content=content) for _ in range(24)])

    answers = carry_out(ask())
    statuses = [answer.status_code for answer in answers]
    assert set(statuses) == {200, 503}
    assert statuses.count(200) >= 6
    assert len({answer.content for answer in answers if answer.status_code == 200}) == 1
    assert post(address, AGREEMENT.read_bytes()).status_code == 200


def test_the_server_does_what_its_description_says(address: str, tmp_path: Path) -> None:
    """schemathesis; whether a file can be read is no matter of form, so that a well-formed one may be refused."""
    command = (
        Path(sys.executable).with_name("schemathesis"), "run", f"{address}/openapi.json", "--max-examples", "15",
        "--header", f"Authorization: {TOKEN['Authorization']}", "--seed", "1", "--generation-deterministic",
        "--exclude-checks", "positive_data_acceptance",
    )  # fmt: skip
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_file_is_left_behind(address: str, place: Path) -> None:
    content = AGREEMENT.read_bytes() + b"\n" * 900_000
    form = httpx.post(f"{address}/reviews", files={"file": ("a.pdf", content)}, headers=TOKEN, timeout=60)
    assert form.status_code == 200
    assert [path for path in place.rglob("*") if path.is_file()] == []


def test_a_server_without_a_token_makes_one_up_and_says_so(tmp_path: Path) -> None:
    port = str(free_port())
    environment = {key: value for key, value in os.environ.items() if key != "DPA_CHECK_TOKEN"} | {"LC_ALL": "C"}
    with subprocess.Popen((*TOOL, "serve", "--port", port), env=environment, stderr=subprocess.PIPE, text=True) as one:
        assert one.stderr
        said = one.stderr.readline()
        one.send_signal(signal.SIGKILL)
    assert said.startswith("dpa-check: callers must give this token: ")
    assert len(said.split()[-1]) > 30
    (tmp_path / "empty").touch()
    command = (*TOOL, "serve", "--token-file", tmp_path / "empty")
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stderr) == (2, f"dpa-check: {tmp_path / 'empty'}: there is no token in it\n")


def test_a_mapping_with_a_wrong_path_is_refused_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("field: clauses.[", "utf-8")
    command = (*TOOL, "serve", "--mapping", f"m={tmp_path / 'm.yaml'}")
    environment = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 2
    assert done.stderr.startswith(f"dpa-check: {tmp_path / 'm.yaml'}: field: clauses.[ is no path: ")


def test_the_command_line_gives_the_fields_too() -> None:
    command = (*TOOL, "review", "--exit-zero", "--mapping", SAMPLES / "mapping.yaml", AGREEMENT, SAMPLES / "absent.pdf")
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    fields = [json.loads(line) for line in lines]
    assert [one["dpa_red_flags"] for one in fields] == [7, None]
