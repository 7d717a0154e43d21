"""What a text gives: sentences, claims, and how many bytes they take in a store and in shards.

usage: python benchmarks/footprint.py [FOLDER_OR_FILE...] [--documents N]

Draws N documents (400 unless said otherwise) from the inputs (seeds/ without any; give it real news), extracts them,
keeps them in a store and in shards of Parquet, and prints a table in Markdown. With --documents 0 the inputs are taken
as they are. The bases of the figures on paper in `benchmarks/README.md`.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from corpus import read_texts, write_corpus

from claims.analyse.sentences import split_sentences
from claims.extraction import extract_batch, fingerprint
from claims.records import Document, Extraction
from claims.shards import Shard, ShardFolder
from claims.store import Store

BATCH = 32


def draw(inputs: Sequence[str], documents: int) -> list[Document]:
    """Return documents drawn from the inputs, or those themselves."""
    found = read_texts(inputs)
    if not documents:
        return found
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(Path(folder), found, documents=documents)
        return read_texts([folder])


def measure_store(extractions: Sequence[Extraction], mark: str) -> tuple[int, float]:
    """Return the bytes of a store of the extractions, and the seconds that it takes to keep them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        with Store.open(path) as store:
            start = time.process_time()
            for extraction in extractions:
                named = store.name_source(extraction.document)
                claims = tuple(claim.model_copy(update={"source": named.source}) for claim in extraction.claims)
                store.save(extraction.model_copy(update={"document": named, "claims": claims}), fingerprint=mark)
            spent = time.process_time() - start
        return path.stat().st_size, spent


def measure_shards(extractions: Sequence[Extraction], mark: str) -> int:
    """Return the bytes of a shard of the extractions."""
    with tempfile.TemporaryDirectory() as folder:
        ShardFolder(folder).write(Shard(extractions), fingerprint=mark)
        return sum(file.stat().st_size for file in Path(folder).rglob("*.parquet"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=["seeds"])
    parser.add_argument("--documents", type=int, default=400)
    options = parser.parse_args()
    documents = draw(options.inputs, options.documents)
    extract_batch(documents[:1])  # loads the pipeline
    start = time.process_time()
    batches = (extract_batch(documents[at : at + BATCH]) for at in range(0, len(documents), BATCH))
    extractions = [each for batch in batches for each in batch if isinstance(each, Extraction)]
    spent = time.process_time() - start
    characters = sum(len(document.text) for document in documents)
    sentences = sum(1 for document in documents for _ in split_sentences(document.text, document.body_start))
    claims = sum(not claim.incidental for extraction in extractions for claim in extraction.claims)
    kept, keeping = measure_store(extractions, fingerprint(None))
    shards = measure_shards(extractions, fingerprint(None))
    print("| what | measured |\n| --- | ---: |")
    for name, value in (
        ("characters of text", f"{characters:,}"),
        ("characters a sentence", f"{characters / sentences:.0f}"),
        ("claims of 1,000 sentences", f"{1000 * claims / sentences:.0f}"),
        ("characters a second of one core, from text to claims", f"{characters / spent:,.0f}"),
        ("claims kept a second of one core", f"{claims / keeping:,.0f}"),
        ("bytes of the store for each character of text", f"{kept / characters:.2f}"),
        ("bytes of shards for each character of text", f"{shards / characters:.2f}"),
    ):
        print(f"| {name} | {value} |")


if __name__ == "__main__":
    main()
