"""Where the public files to measure on lie; they are no part of the project."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

CORPUS: Final = Path(os.environ.get("DPA_CHECK_CORPUS", Path(__file__).resolve().parents[3] / "shared" / "corpus"))


def corpus_files(folder: str, names: list[str]) -> list[Path]:
    """Give the files of a folder of the corpus, those named or all; ends the run, saying so, where it is not there."""
    if not CORPUS.is_dir():
        print(f"{CORPUS}: not there; name the folder with DPA_CHECK_CORPUS")
        sys.exit(0)
    found = sorted(path for path in (CORPUS / folder).iterdir() if path.suffix != ".csv")
    return [path for path in found if not names or path.name in names]
