"""The README shows the report as it is printed."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_report_of_the_readme_is_the_one_that_is_printed() -> None:
    example = runpy.run_path(str(ROOT / "docs/example.py"))
    readme = (ROOT / "README.md").read_text("utf-8")
    assert example["example"]() in readme, "python docs/example.py writes it anew"
    assert example["written"](readme) == readme
