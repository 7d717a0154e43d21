"""How long whole runs of the command take: with one process and with several, and again where nothing has changed.

usage: python benchmarks/runs.py [FOLDER_OR_FILE...] [--documents N] [--jobs N] [--rounds N]

Writes a corpus of N documents (2,000 unless said otherwise) drawn from the inputs (seeds/ without any; give it real
news), runs `claims extract` on it, and prints a table in Markdown: medians of the rounds, which take turns. Starting
the program is part of every run.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import read_texts, write_corpus


def run(corpus: Path, store: Path, *words: str) -> float:
    command = [sys.executable, "-m", "claims", "extract", str(corpus), "--store", str(store), "--quiet", *words]
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start


def take_turns(corpus: Path, place: Path, jobs: int, number: int) -> dict[str, float]:
    """Return the seconds of each run of one round."""
    one, several = place / f"one-{number}.db", place / f"several-{number}.db"
    return {
        "first run, one process": run(corpus, one, "--jobs", "1"),
        f"first run, {jobs} processes": run(corpus, several, "--jobs", str(jobs)),
        "again, nothing has changed": run(corpus, several),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=["seeds"])
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        write_corpus(corpus, read_texts(options.inputs), documents=options.documents)
        times = [take_turns(corpus, Path(folder), options.jobs, number) for number in range(options.rounds)]
        size = sum(file.stat().st_size for file in corpus.rglob("*.txt"))
    medians = {name: statistics.median(turn[name] for turn in times) for name in times[0]}
    alone, shared, _ = medians.values()
    print(f"{options.documents:,} documents, {size / 1e6:.1f} MB, {os.cpu_count()} cores\n")
    print("| run | seconds | beside one process | beside the first run |\n| --- | ---: | ---: | ---: |")
    for name, spent in medians.items():
        print(f"| {name} | {spent:.2f} | {alone / spent:.2f} times as fast | {shared / spent:.1f} times as fast |")


if __name__ == "__main__":
    main()
