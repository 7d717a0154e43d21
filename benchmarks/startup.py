"""How long the command takes to start, beside a script that only imports what it is made with.

usage: python benchmarks/startup.py [--rounds N]

Fills a small store from seeds/ and prints a table in Markdown: medians of the rounds, which take turns.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = "import typer, rich, pydantic"


def time_it(*words: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "claims.db")
        time_it("-m", "claims", "extract", "seeds", "--store", store, "--quiet")
        commands = {
            f"`{BARE}`": ("-c", BARE),
            "`claims --help`": ("-m", "claims", "--help"),
            "`claims compare`": ("-m", "claims", "compare", "--store", store),
            "`claims list`": ("-m", "claims", "list", "--store", store),
        }
        times = [{name: time_it(*words) for name, words in commands.items()} for _ in range(rounds)]
    medians = {name: statistics.median(turn[name] for turn in times) for name in commands}
    bare = next(iter(medians.values()))
    print("| command | seconds | beside the bare imports |\n| --- | ---: | ---: |")
    for name, spent in medians.items():
        print(f"| {name} | {spent:.2f} | {spent / bare:.2f} times |")


if __name__ == "__main__":
    main()
