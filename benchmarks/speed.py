"""How fast figures are found, beside the same pipeline on every sentence and spaCy's bare tokenizer.

usage: python benchmarks/speed.py [FOLDER_OR_FILE...] [--rounds N]

Prints a table in Markdown: characters a second on one core, medians of the rounds, in one process and one run.
Without arguments it reads seeds/. Loading is timed apart.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

import spacy

from claims.analyse.analyser import Analyser, find_candidates
from claims.analyse.pipeline import load_pipeline
from claims.analyse.sentences import split_sentences
from claims.analyse.views import view_text
from claims.normalise import make_claims
from claims.read import read_documents
from claims.records import Document


def measure(work: Callable[[Document], object], documents: list[Document], rounds: int) -> float:
    """Return the median of the seconds that `work` takes for all documents."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for document in documents:
            work(document)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def parse_everything(document: Document) -> None:
    nlp = load_pipeline()
    with nlp.memory_zone():
        views = (view_text(document.text, sentence) for sentence in split_sentences(document.text, document.body_start))
        for _ in nlp.pipe(view.text for view in views if view.text):
            pass


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=["seeds"])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    documents = [each for each in read_documents(options.inputs) if isinstance(each, Document)]
    start = time.perf_counter()
    analyser = Analyser()
    loading = time.perf_counter() - start
    bare = spacy.blank("en")
    bare.add_pipe("sentencizer")
    bare.max_length = max(len(document.text) for document in documents) + 1
    characters = sum(len(document.text) for document in documents)
    sentences = sum(1 for document in documents for _ in split_sentences(document.text, document.body_start))
    candidates = sum(1 for document in documents for _ in find_candidates(document))
    rows = {
        "`claims`, text to claims": lambda document: make_claims(document, analyser.analyse(document).mentions),
        "the same pipeline on every sentence": parse_everything,
        "spaCy's tokenizer and sentencizer alone": lambda document: bare(document.text),
    }
    print(
        f"{len(documents)} documents, {characters:,} characters; {candidates} of {sentences} sentences parsed; ", end=""
    )
    print(f"pipeline loaded in {loading:.1f} s\n\n| what | characters a second |\n| --- | ---: |")
    for name, work in rows.items():
        print(f"| {name} | {characters / measure(work, documents, options.rounds):,.0f} |")


if __name__ == "__main__":
    main()
