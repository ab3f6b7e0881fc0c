"""How fast commands start, against the import of what their answers are made with.

Each run of a command is held against a run of that import right after it, so that what else the
machine does bears on both; the median of the ratios is held against the aim. By the clock, so that
what a user waits for is what is measured.

Run: make bench, or python bench/command_line.py
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

PROJECT = Path(__file__).resolve().parent.parent
IMPORT = ("-c", "import pandas, networkx")
# Each command and how many times the import it may take.
COMMANDS = (
    (("--version",), 1),
    (("--help",), 1),
    (("info",), 2),
    (("snapshot", "--format", "csv"), 2),
)
TIMES = 9


def time_python(*arguments: str) -> float:
    """Seconds that Python takes for some arguments, from its start to its end."""
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=PROJECT, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - start


def time_pairs(command: tuple[str, ...]) -> list[tuple[float, float]]:
    """Seconds of the command and of the import, a pair a time, the first and coldest left out."""
    pairs = [
        (time_python("-m", "explorer", *command), time_python(*IMPORT)) for _ in range(TIMES + 1)
    ]
    return pairs[1:]


def main() -> None:
    """Print a line a command; exit status 0 whether aims are met or not."""
    for command, aim in COMMANDS:
        pairs = time_pairs(command)
        ratios = [ours / imported for ours, imported in pairs]
        met = "met" if median(ratios) <= aim else "not met"
        print(
            f"{' '.join(command):24}{1000 * median(ours for ours, _ in pairs):6.0f} ms   "
            f"import {1000 * median(imported for _, imported in pairs):5.0f} ms   "
            f"{median(ratios):5.2f} times ({min(ratios):.2f}-{max(ratios):.2f})   "
            f"aim at most {aim}: {met}"
        )


if __name__ == "__main__":
    main()
