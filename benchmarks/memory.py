"""How much memory a run takes at most, in each of its processes, and whether that grows with what is read.

usage: python benchmarks/memory.py [FOLDER_OR_FILE...] [--megabytes N...] [--length N] [--plain SHARE] [--jobs N]

Writes corpora of so many megabytes (100 and 200 unless said otherwise) drawn from the inputs (seeds/ without any), runs
`claims extract` on each in turn, and prints a table in Markdown: the largest resident memory of the process that reads
and writes, and of any of those that analyse. Needs Linux, whose /proc tells it.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import LENGTH, read_texts, write_corpus

PAUSE = 0.2
"""Seconds between two looks at the processes; the peak is kept by the system and not missed in between."""


def find_family(process: int) -> list[int]:
    """Return the process and all that it has started."""
    try:
        started = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return [process]
    return [process, *(one for child in started for one in find_family(int(child)))]


def read_peak(process: int) -> int:
    """Return the largest resident memory of a process so far, in kilobytes; 0 where it has ended."""
    try:
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text(encoding="ascii"))
    except OSError:
        return 0
    return int(found[1]) if found else 0


def measure(corpus: Path, store: Path, jobs: int) -> tuple[int, int]:
    """Return the peaks of the process that reads and of the largest that analyses, in kilobytes."""
    words = ["extract", str(corpus), "--store", str(store), "--quiet", "--jobs", str(jobs)]
    peaks: dict[int, int] = {}
    with subprocess.Popen([sys.executable, "-m", "claims", *words]) as run:
        while run.poll() is None:
            for process in find_family(run.pid):
                peaks[process] = max(peaks.get(process, 0), read_peak(process))
            time.sleep(PAUSE)
    return peaks.pop(run.pid), max(peaks.values(), default=0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=["seeds"])
    parser.add_argument("--megabytes", type=float, nargs="+", default=[100, 200])
    parser.add_argument("--length", type=int, default=LENGTH, help="characters of each document")
    parser.add_argument("--plain", type=float, default=0.0, help="share of paragraphs without a digit, 0 to 1")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    sources = read_texts(options.inputs)
    print("| text | process that reads | largest that analyses |\n| ---: | ---: | ---: |", flush=True)
    for megabytes in options.megabytes:
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder) / "corpus"
            documents = int(megabytes * 1e6 / options.length)
            write_corpus(corpus, sources, documents=documents, length=options.length, plain=options.plain)
            reading, analysing = measure(corpus, Path(folder) / "claims.db", options.jobs)
        print(f"| {megabytes:g} MB | {reading / 1024:.0f} MB | {analysing / 1024:.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
