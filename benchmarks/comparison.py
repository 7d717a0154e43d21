"""How long it takes to set many figures side by side, and whether that grows with their number or with its square.

usage: python benchmarks/comparison.py [FOLDER_OR_FILE...] [--claims N...] [--rounds N]

Draws documents from the inputs (data/gold/compare without any), extracts the largest number of
claims that is asked for, compares the first N of them (1,000, 10,000 and 30,000 unless said otherwise), and prints a
table in Markdown: medians of the rounds, in seconds of processor time, and the peak memory of the process.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from corpus import read_texts, write_corpus

from claims.compare import compare
from claims.records import Claim
from claims.workflow import Added, extract_documents

A_DOCUMENT = 30
"""Claims that a document of the corpus has at least; there are that many more documents than needed."""


def extract_claims(inputs: Sequence[str], number: int) -> list[Claim]:
    """Return so many claims of documents drawn from `inputs`."""
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(Path(folder), read_texts(inputs), documents=number // A_DOCUMENT + 1)
        outcomes = extract_documents([folder])
        told = (each.extraction for each in outcomes if isinstance(each, Added))
        # Each file is a source of its own.
        claims = (
            claim.model_copy(update={"source": Path(claim.path).stem})
            for extraction in told
            for claim in extraction.claims
            if not claim.incidental
        )
        return list(islice(claims, number))


def measure(claims: Sequence[Claim]) -> tuple[float, int]:
    """Return the seconds that a comparison works, and how many rows it has."""
    start = time.process_time()
    rows = compare(claims, min_sources=2).rows
    return time.process_time() - start, len(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=["data/gold/compare"])
    parser.add_argument("--claims", type=int, nargs="+", default=[1_000, 10_000, 30_000])
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    claims = extract_claims(options.inputs, max(options.claims))
    print("| claims | rows | seconds | milliseconds a claim | peak memory |\n| ---: | ---: | ---: | ---: | ---: |")
    for number in sorted(options.claims):
        told = [measure(claims[:number]) for _ in range(options.rounds)]
        spent = statistics.median(seconds for seconds, _ in told)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        share = f"{1000 * spent / number:.2f}"
        print(f"| {number:,} | {told[0][1]:,} | {spent:.1f} | {share} | {peak:.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
