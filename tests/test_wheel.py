import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SENTENCE = "The Processor shall notify the Controller of a breach within 24 hours after becoming aware of it.\n"


def carry_out(*command: str | Path, folder: Path) -> str:
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the built wheel in it; its dependencies are those of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    carry_out(*build, ROOT, folder=folder)
    carry_out(sys.executable, "-m", "venv", "--without-pip", "fresh", folder=folder)
    fresh = folder / "fresh"
    python = fresh / "bin/python"
    (wheel,) = folder.glob("*.whl")
    carry_out(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", wheel, folder=folder)
    (site,) = fresh.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return fresh


def test_the_wheel_carries_the_library_and_reviews_from_anywhere(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    report = json.loads(
        carry_out(installed / "bin/dpa-check", "review", "--exit-zero", "--format", "json", "a.txt", folder=tmp_path)
    )
    (document,) = report["documents"]
    assert document["error"] is None
    assert len(document["findings"]) == 56


def test_the_wheel_is_whole(installed: Path, tmp_path: Path) -> None:
    program = "import dpa_check.library.loader as loader; print(loader.own_folder())"
    folder = Path(carry_out(installed / "bin/python", "-c", program, folder=tmp_path).strip())
    assert folder.is_relative_to(installed)
    assert {path.relative_to(folder) for path in folder.rglob("*.yaml")} == {
        path.relative_to(ROOT / "clause_library") for path in (ROOT / "clause_library").rglob("*.yaml")
    }


def test_the_wheel_lays_out_a_page(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    page = carry_out(installed / "bin/dpa-check", "review", "--exit-zero", "--format", "html", "a.txt", folder=tmp_path)
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")


def test_the_wheel_speaks_french(installed: Path, tmp_path: Path) -> None:
    said = carry_out(installed / "bin/dpa-check", "review", "--help", "--report-lang", "fr", folder=tmp_path)
    assert said.startswith("Usage : dpa-check")
