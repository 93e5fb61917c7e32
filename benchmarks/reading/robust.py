"""Prints how the review of each difficult file ends: exit code, time, memory, clauses not found, and the line said."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus import corpus_files

LONGEST: Final = 60
"""Seconds that a file may take."""
LARGEST: Final = 1_500
"""Megabytes that a file may take."""
_CODES: Final = frozenset({0, 1, 3})


@dataclass(frozen=True, slots=True)
class Ending:
    """How a review ended: exit code, seconds, megabytes at most, standard error, and the statuses in its report."""

    code: int
    seconds: float
    megabytes: int
    said: str
    missing: int

    @property
    def is_good(self) -> bool:
        """Tell whether it ended as it must: within bounds, without a traceback, with a line where not read."""
        bounded = self.seconds <= LONGEST and self.megabytes <= LARGEST
        clear = "Traceback" not in self.said and self.said.count("\n") <= 1
        return self.code in _CODES and bounded and clear


def ending(path: Path) -> Ending:
    """Give how the review of a file ends, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "r.json"
        tool = Path(sys.executable).with_name("dpa-check")
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(tool), "review", "--report-lang", "en", "-o", str(report), str(path)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        said = process.stderr.read() if process.stderr else ""
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        findings = json.loads(report.read_text("utf-8"))["documents"][0]["findings"] if report.exists() else None
    missing = sum(finding["status"] == "missing" for finding in findings or ())
    megabytes = used.ru_maxrss // 1024
    return Ending(os.waitstatus_to_exitcode(status), seconds, megabytes, said, missing)


def main(names: list[str]) -> int:
    """Print one line a file, those named or all; exit with 1 where one ends as it must not."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    good = True
    print(f"{'file':60} exit  seconds    MB  missing  line")
    for path in corpus_files("robust", names):
        end = ending(path)
        good &= end.is_good
        mark = "" if end.is_good else "<< "
        line = end.said.strip().replace(f"dpa-check: {path}: ", "")[:110]
        print(
            f"{path.name[:60]:60} {end.code:4} {end.seconds:8.1f} {end.megabytes:5} {end.missing:8}  {mark}{line}",
            flush=True,
        )
    return int(not good)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
