"""Reviews a folder of 200 sound agreements and every file of ``../shared/corpus/robust``: whole, again, and killed.

Prints whether each file had one outcome, whether the second run gave the same bytes, and whether a run killed five
times (kill -9, at random) and resumed did. Exits with 1 where one did not. Says so and ends where the corpus is absent.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from speed import TOOL, make_folder

ROBUST: Final = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "robust"
SOUND: Final = 200
KILLS: Final = 5


def command(folder: Path, into: Path, *options: str) -> list[str]:
    """Give the command that reviews a folder."""
    return [str(TOOL), "batch", str(folder), "-o", str(into), "--no-reports", "--exit-zero", *options]


def main() -> int:
    """Run all three, and print what came out."""
    if not ROBUST.is_dir():
        print(f"skipped: {ROBUST} is not there")
        return 0
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = place / "folder"
        make_folder(folder, SOUND)
        shutil.copytree(ROBUST, folder / "robust")
        files = sum(path.is_file() for path in folder.rglob("*"))
        start = time.perf_counter()
        subprocess.run(command(folder, place / "one", "--no-cache"), check=True)
        took = time.perf_counter() - start
        subprocess.run(command(folder, place / "two", "--no-cache"), check=True)
        one, two = ((place / run / "results.jsonl").read_bytes() for run in ("one", "two"))
        os.environ["DPA_CHECK_CACHE"] = str(place / "cache")
        chance = random.Random(5)  # noqa: S311  the same five moments, as shares of the time of a whole run
        for _ in range(KILLS):
            running = subprocess.Popen(command(folder, place / "killed"), start_new_session=True)
            time.sleep(3 + chance.random() * took / KILLS)
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
        subprocess.run(command(folder, place / "killed"), check=True)
        killed = (place / "killed" / "results.jsonl").read_bytes()
    found = {
        f"{files} files, one outcome each": one.count(b"\n") == files,
        f"the same bytes twice ({took:.0f} s a run)": one == two,
        f"the same bytes after {KILLS} kills": one == killed,
    }
    for what, true in found.items():
        print(f"{'yes' if true else 'NO ':3} {what}")
    return int(not all(found.values()))


if __name__ == "__main__":
    sys.exit(main())
