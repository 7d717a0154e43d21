"""Make large corpora of real text: the paragraphs of real articles, drawn anew, with other digits.

A corpus is for measuring time and memory, not accuracy. The same arguments give the same corpus.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

from claims.read import read_documents
from claims.records import Document

LENGTH = 5_000
"""Characters of a document, about those of a news article."""


def read_texts(inputs: Sequence[str]) -> list[Document]:
    """Return the documents of files and folders."""
    return [found for found in read_documents(inputs) if isinstance(found, Document)]


def write_corpus(
    folder: Path, sources: Sequence[Document], *, documents: int, length: int = LENGTH, plain: float = 0.0
) -> None:
    """Write so many documents of about `length` characters each into `folder`.

    Args:
        folder: where to write.
        sources: the documents that paragraphs are drawn from.
        documents: how many to write.
        length: characters of each.
        plain: the share of the paragraphs that are drawn from those without a digit, from 0 to 1; they are quickly
            read, so that a large corpus takes minutes rather than hours.
    """
    chance = random.Random(documents)
    paragraphs = [part for source in sources for part in source.text[source.body_start :].split("\n\n") if part.strip()]
    wordy = [part for part in paragraphs if not re.search(r"\d", part)]
    for number in range(documents):
        # As many files in a folder as any tool likes.
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        parts: list[str] = []
        while sum(map(len, parts)) < length:
            drawn_from = wordy if plain and chance.random() < plain else paragraphs
            parts.append(vary(chance.choice(drawn_from), chance))
        (place / f"{number:06}.txt").write_text("\n\n".join(parts), encoding="utf-8")


def vary(text: str, chance: random.Random) -> str:
    """Return `text` with other digits, and some of its names replaced by names that nobody has seen yet."""
    digits = re.sub(r"[1-9]", lambda _: str(chance.randint(1, 9)), text)
    return re.sub(r"\b[A-Z][a-z]{4,}\b", lambda name: rename(name.group(), chance), digits)


def rename(name: str, chance: random.Random) -> str:
    """Return the name, or one time in ten one of its length in other letters."""
    if chance.random() < 0.9:
        return name
    return "".join(chance.choice("aeioumnrstl") for _ in name).title()
