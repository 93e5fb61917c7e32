from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dpa_check import api
from dpa_check.cli import main
from dpa_check.report import DocumentResult, Report
from dpa_check.reviewed import Review as Made
from dpa_check.reviewed import Reviewed

ROOT = Path(__file__).parents[2]


@dataclass
class Outcome:
    """How a command ended, and what it wrote."""

    code: object
    out: str
    err: str


@pytest.fixture(scope="session")
def report() -> Report:
    return Report.model_validate_json((ROOT / "tests/output/hand_made_report.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in an empty folder, with an English locale and none of the user's own settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    for name in ("NO_COLOR", "TERM", "DPA_CHECK_FORMAT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Outcome]:
    """A function that carries out a command line and gives its outcome."""

    def carry_out(*arguments: str) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        out, err = capfdbinary.readouterr()
        return Outcome(ended.value.code, out.decode(), err.decode())

    return carry_out


@dataclass
class Review:
    """A review that gives a report made by hand, and remembers what it was asked."""

    report: Report
    sources: Sequence[object] = ()
    settings: dict[str, object] = field(default_factory=dict)

    def __call__(self, sources: Sequence[object], **settings: object) -> Made:
        self.sources, self.settings = sources, settings
        return Made(self.report, tuple(Reviewed(one, None, Path(one.path)) for one in self.report.documents))

    def gives(self, **changes: object) -> None:
        """Change the document of the report."""
        document: DocumentResult = self.report.documents[0].model_copy(update=changes)
        self.report = self.report.model_copy(update={"documents": (document,)})


@pytest.fixture
def review(report: Report, monkeypatch: pytest.MonkeyPatch) -> Review:
    made_by_hand = Review(report)
    monkeypatch.setattr(api, "review", made_by_hand)
    return made_by_hand
