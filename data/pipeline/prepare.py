"""Make spaCy training data from the treebanks.

usage: python prepare.py TREEBANK_FOLDER OUTPUT_FOLDER

Writes train.spacy and dev.spacy (EWT and GUM) and a file for each test part. A document holds one to ten
sentences: the pipeline meets single sentences when `claims` runs it, and whole texts when others do.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training.converters import conllu_to_docs
from spacy.vocab import Vocab

SEED = 20
SIZES = (1, 1, 1, 2, 3, 10)
TRAIN = ("en_ewt-train", "en_gum-train")
DEV = ("en_ewt-dev", "en_gum-dev")
TEST = ("en_ewt-test", "en_gum-test", "en_pud")


def read_sentences(path: Path, vocab: Vocab) -> list[Doc]:
    """Return a Doc a sentence with tags, heads, labels and lemmas; features other than the word class are left out."""
    sentences = list(conllu_to_docs(path.read_text(encoding="utf-8"), n_sents=1, no_print=True))
    for sentence in sentences:
        for token in sentence:
            token.set_morph("")
    return sentences


def group(sentences: list[Doc], sizes: Iterator[int]) -> Iterator[Doc]:
    """Yield documents of as many sentences as `sizes` says, in order."""
    at = 0
    while at < len(sentences):
        size = next(sizes)
        part = sentences[at : at + size]
        yield Doc.from_docs(part, ensure_whitespace=True) if len(part) > 1 else part[0]
        at += size


def write(path: Path, docs: Iterator[Doc]) -> None:
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def main(treebank: Path, output: Path) -> None:
    output.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    rng = random.Random(SEED)
    sizes = iter(lambda: rng.choice(SIZES), None)
    tens = iter(lambda: 10, None)
    train = [doc for name in TRAIN for doc in group(read_sentences(treebank / f"{name}.conllu", vocab), sizes)]
    rng.shuffle(train)
    write(output / "train.spacy", iter(train))
    dev = (doc for name in DEV for doc in group(read_sentences(treebank / f"{name}.conllu", vocab), tens))
    write(output / "dev.spacy", dev)
    for name in TEST:
        write(output / f"{name}.spacy", group(read_sentences(treebank / f"{name}.conllu", vocab), tens))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
