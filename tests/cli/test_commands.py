import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dpa_check import readers
from dpa_check.document import Block, BlockKind, Coverage, Document, Part
from dpa_check.errors import Notice, ReadingError
from dpa_check.readers import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Outcome

    Run = Callable[..., Outcome]

BLOCKS = (
    Block("8. Sub-processors", BlockKind.HEADING, number="8", level=1, page=1),
    Block("The Processor shall:", number="8.1", page=1),
    Block("(a) tell the Controller;", BlockKind.ITEM, number="8.1(a)", level=1, page=2),
    Block("Annex B lists them.", part=Part.FOOTNOTE, page=2),
    Block("It names its backups.", number="Annex 1, 2", part=Part.ANNEX, page=2),
    Block("and where they are.", number="Annex 1, 2", part=Part.ANNEX, page=2),
)


def document(*, complete: bool = True) -> Document:
    warnings = () if complete else (Notice("pages-without-text", {"pages": "3"}),)
    return Document("a.pdf", "0" * 64, "application/pdf", 3, BLOCKS, Coverage(complete, (), warnings))


def test_extract_shows_pages_and_clause_numbers(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "read", lambda *_: document())
    done = run("extract", "a.pdf")
    assert done.code == 0
    assert done.out.replace("\u00a0", " ") == (
        "── p. 1 ──\n\n8. Sub-processors\n\n8.1 The Processor shall:\n\n"
        "── p. 2 ──\n\n(a) tell the Controller;\n\n[footnote] Annex B lists them.\n\n"
        "[annex] Annex 1, 2 It names its backups.\n\n[annex] and where they are.\n"
    )


def test_extract_gives_each_block_its_place_in_the_text(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "read", lambda *_: document())
    read = json.loads(run("extract", "a.pdf", "--format", "json").out)
    assert read["coverage"]["complete"] is True
    assert [document().text[block["start"] : block["end"]] for block in read["blocks"]] == [
        block.text for block in BLOCKS
    ]


def test_extract_says_what_was_not_read_and_gives_3(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "read", lambda *_: document(complete=False))
    done = run("extract", "a.pdf")
    assert done.code == 3
    assert done.err == "dpa-check: a.pdf: Pages without text (images to be recognised first): 3.\n"
    assert run("extract", "a.pdf", "--exit-zero").code == 0


def test_extract_of_an_unreadable_file_is_one_line(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, _: Options) -> Document:
        raise ReadingError(path, "empty-file")

    monkeypatch.setattr(readers, "read", fail)
    done = run("extract", "a.pdf", "--report-lang", "fr")
    assert (done.code, done.out, done.err) == (3, "", "dpa-check: a.pdf: Le fichier est vide.\n")


@pytest.mark.parametrize("command", [(), ("review",), ("extract",), ("explain",), ("library",), ("schema",)])
def test_help_begins_with_examples(run: "Run", command: tuple[str, ...]) -> None:
    done = run(*command, "--help")
    assert done.code == 0
    lines = [line.strip() for line in done.out.splitlines() if line.strip()]
    assert lines[0].startswith("Usage: dpa-check")
    assert lines[1] == "Examples:"


def test_help_is_in_french_where_french_is_asked_for(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    asked = run("review", "--help", "--report-lang", "fr").out
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert run("review", "--help").out == asked
    assert asked.startswith("Usage : dpa-check review")
    assert "Affiche cette aide." in asked
    assert "Examples:" not in asked


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("review",), "Il manque l'argument 'FILE...'."),
        (("revue",), "Aucune commande ne s'appelle 'revue'."),
        (("review", "a", "--foo"), "Aucune option ne s'appelle --foo (options possibles : --color, --format, --ocr)"),
        (("explain", "nothing-like-it"), "aucune clause ne s'appelle 'nothing-like-it' ; voyez « dpa-check library"),
    ],
)
def test_a_wrong_command_is_one_line_in_french(
    run: "Run", monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    done = run(*arguments)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert done.err.startswith(f"dpa-check: {said}")


def test_help_tells_the_exit_codes(run: "Run") -> None:
    for command in ((), ("review",)):
        assert "130  interrupted" in run(*command, "--help").out


def test_the_version_is_one_line(run: "Run") -> None:
    assert run("--version").out == "dpa-check 0.1.0\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_prints_the_script_of_a_shell(run: "Run", shell: str) -> None:
    assert "_DPA_CHECK_COMPLETE" in run("completion", shell).out


def test_a_shell_that_asks_is_answered() -> None:
    environment = {"_DPA_CHECK_COMPLETE": "complete_bash", "COMP_WORDS": "dpa-check re", "COMP_CWORD": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "dpa_check"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["review"]


def test_help_loads_no_spacy_and_no_reader() -> None:
    program = (
        "import sys\nfrom dpa_check.cli import main\n"
        "try:\n    main(['review', '--help'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('spacy', 'pdfplumber', 'docx') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


def test_a_reader_who_leaves_early_is_no_failure() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "dpa_check", "schema"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
