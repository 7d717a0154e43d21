"""How fast figures are found in one process, beside tools that only find numbers with units.

usage: python benchmarks/speed.py [FOLDER_OR_FILE...] [--rounds N] [--peers PYTHON]

Prints a table in Markdown: characters a second, medians of the rounds, on one core. The rounds of all tools take turns,
so that whatever else the machine does falls on all alike. Without inputs it reads seeds/; give it real news. `--peers`
names a Python in which quantulum3 and Recognizers-Text are installed, since they need other libraries than ours:

    python -m venv peers && peers/bin/pip install "quantulum3==0.10.0"
    peers/bin/pip install --pre recognizers-text-suite "emoji==1.7"
    python benchmarks/speed.py articles/ --peers peers/bin/python
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is loaded: one core is one core

import spacy
from corpus import read_texts

from claims.analyse.analyser import find_candidates
from claims.analyse.pipeline import load_pipeline
from claims.analyse.sentences import split_sentences
from claims.analyse.views import view_text
from claims.extraction import extract_batch, load_analyser
from claims.records import Document
from claims.workflow import Task, gather

PEERS = ("quantulum3", "Recognizers-Text")
Work = Callable[[], float]
"""Does the work once and returns its seconds."""


def extract(documents: Sequence[Document]) -> None:
    for batch in gather(Task(document, "") for document in documents):
        extract_batch([entry.document for entry in batch if isinstance(entry, Task)])


def parse_everything(documents: Sequence[Document]) -> None:
    """Tag and parse every sentence and look for figures in it, as `extract` does with those that can hold one."""
    nlp = load_pipeline()
    with nlp.memory_zone():
        views = (
            view_text(document.text, sentence)
            for document in documents
            for sentence in split_sentences(document.text, document.body_start)
        )
        for _ in nlp.pipe(view.text for view in views if view.text):
            pass


def split_only(documents: Sequence[Document], bare: spacy.Language) -> None:
    for _ in bare.pipe(document.text for document in documents):
        pass


def time_it(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def ask_peer(python: str, name: str, texts: Sequence[str]) -> Iterator[Work]:
    """Yield the work of another tool, which waits in a process of its own for its turns."""
    command = [python, str(Path(__file__).with_name("peers.py")), name]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        asks, answers = process.stdin, process.stdout
        asks.write(json.dumps(list(texts)) + "\n")

        def take_turn() -> float:
            asks.write("go\n")
            asks.flush()
            return float(answers.readline())

        yield take_turn
        asks.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=["seeds"])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", metavar="PYTHON")
    options = parser.parse_args()
    documents = read_texts(options.inputs)
    loading = time_it(lambda: load_analyser(None) and None)
    bare = spacy.blank("en")
    bare.add_pipe("sentencizer")
    bare.max_length = max(len(document.text) for document in documents) + 1
    rows: dict[str, Work] = {
        "`claims`, text to claims": lambda: time_it(lambda: extract(documents)),
        "the same pipeline on every sentence": lambda: time_it(lambda: parse_everything(documents)),
        "spaCy's tokenizer and sentencizer alone": lambda: time_it(lambda: split_only(documents, bare)),
    }
    with ExitStack() as stack:
        for name in PEERS if options.peers else ():
            texts = [document.text for document in documents]
            rows[f"{name}, numbers and units only"] = stack.enter_context(ask_peer(options.peers, name, texts))
        for work in rows.values():
            work()  # caches are filled alike
        times = [{name: work() for name, work in rows.items()} for _ in range(options.rounds)]
    report(documents, loading, {name: statistics.median(turn[name] for turn in times) for name in rows})


def report(documents: Sequence[Document], loading: float, seconds: dict[str, float]) -> None:
    characters = sum(len(document.text) for document in documents)
    sentences = sum(1 for document in documents for _ in split_sentences(document.text, document.body_start))
    candidates = sum(1 for document in documents for _ in find_candidates(document))
    ours = next(iter(seconds.values()))
    print(
        f"{len(documents)} documents, {characters:,} characters; {candidates} of {sentences} sentences parsed; "
        f"pipeline loaded in {loading:.1f} s\n"
    )
    print("| what | characters a second | time beside `claims` |\n| --- | ---: | ---: |")
    for name, spent in seconds.items():
        print(f"| {name} | {characters / spent:,.0f} | {spent / ours:.2f} |")


if __name__ == "__main__":
    sys.exit(main())
