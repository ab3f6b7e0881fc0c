"""How long a package of every format takes, and how much memory it needs on top.

Each is measured in a process of its own, so that nothing is warm and the memory is its own.

Run: make bench, or python bench/snapshots.py [folder of a data package]
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from explorer.dataset import load_dataset
from explorer.dataset.storage import use_python_texts
from explorer.network import Selection, build_network
from explorer.settings import read_settings
from explorer.snapshot import FORMATS, Options, parse_options, write_package, write_snapshot

TIMES = 3
SECONDS_AIM, MEGABYTES_AIM = 5.0, 300
QUERIES = ("measures=yes", "nodes=municipality&measures=yes", "nodes=collaboration&measures=yes")


def peak() -> float:
    """The most memory this process has had, in megabytes."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def pack(folder: Path, query: str) -> str:
    """Write the package: seconds of the shortest run, of the processor in it, megabytes, bytes."""
    dataset = load_dataset(folder)
    network = build_network(dataset, Selection())
    before = peak()
    durations = []
    for _ in range(TIMES):
        with tempfile.TemporaryFile() as file:
            start, spent = perf_counter(), process_time()
            write_package(network, dataset, file, options=parse_options(query))
            durations.append((perf_counter() - start, process_time() - spent))
            size = file.tell()
    seconds, spent = min(durations)
    return f"{seconds} {spent} {peak() - before} {size}"


def describe_met(met: bool) -> str:
    """Whether an aim is met."""
    return "met" if met else "missed"


def main() -> None:
    """Print a line a package and a format; exit status 0 whether aims are met or not."""
    use_python_texts()
    if len(sys.argv) == 3:
        print(pack(Path(sys.argv[1]), sys.argv[2]))
        return
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else read_settings().data
    for query in QUERIES:
        command = [sys.executable, __file__, str(folder), query]
        run = subprocess.run(command, capture_output=True, check=True, text=True)
        seconds, spent, megabytes, size = map(float, run.stdout.split())
        met = seconds < SECONDS_AIM and megabytes < MEGABYTES_AIM
        print(
            f"{f'package of all {len(FORMATS)}, {query}':58}{seconds:6.2f} s "
            f"({spent:.2f} s of the processor){megabytes:6.0f} MB   {size / 1e6:.1f} MB written; "
            f"aim under {SECONDS_AIM:.0f} s, {MEGABYTES_AIM} MB: {describe_met(met)}"
        )
    dataset = load_dataset(folder)
    network = build_network(dataset, Selection())
    for record in FORMATS.values():
        start = perf_counter()
        content = write_snapshot(network, dataset, record.id, record.fit(Options(measures=True)))
        seconds = perf_counter() - start
        print(f"{record.label:38}{1000 * seconds:8.0f} ms{len(content) / 1e6:8.2f} MB")


if __name__ == "__main__":
    main()
