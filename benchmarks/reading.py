"""How fast each format is read, and how much of the text comes out whole, beside the bare library.

usage: python benchmarks/reading.py [--rounds N]

Writes the digests in seeds/ as one article in each format, as the tests do: with menus, running heads and page numbers
where the format has them. Prints a table in Markdown: medians of the rounds, in one run on one machine. "Whole" is the
share of the article's characters that stand in sentences found unbroken in what was read; "besides", the characters
read that are no part of the article. Needs the extras [all] and [test].
"""

from __future__ import annotations

import argparse
import io
import re
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
from lxml import html
from trafilatura import extract

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.test_formats import WRITERS, paragraphs_of

from claims.read.content import Content, Limits
from claims.read.corpora import Columns
from claims.read.isolation import read_isolated
from claims.read.parts import find_parts, read_part

SEEDS = sorted(path.stem for path in (Path(__file__).parent.parent / "seeds").glob("*.md"))


def read_pdf(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(document[number].get_textpage().get_text_range() for number in range(len(document)))


def read_book(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        pages = [name for name in archive.namelist() if name.endswith("html")]
        return "\n".join(html.document_fromstring(archive.read(page)).text_content() for page in pages)


BARE: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "a.txt": ("`bytes.decode`", bytes.decode),
    "wrapped.txt": ("`bytes.decode`", bytes.decode),
    "a.html": ("trafilatura", lambda data: extract(data.decode(), include_comments=False) or ""),
    "a.pdf": ("pypdfium2", read_pdf),
    "a.docx": ("python-docx", lambda data: "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)),
    "a.epub": ("lxml", read_book),
}


def read(name: str, data: bytes) -> str:
    """Return the text that our reader finds, in this process."""
    parts = find_parts(data, name, limits=Limits(), columns=Columns())
    return "".join(found.text for part in parts if isinstance(found := read_part(part), Content))


def read_apart(name: str, data: bytes) -> str:
    """Return the same by way of the child process."""
    found = read_isolated(data, name, limits=Limits(), columns=Columns())
    return "".join(content.text for _, content in found if isinstance(content, Content))


def measure(work: Callable[[bytes], str], data: bytes, rounds: int) -> tuple[float, str]:
    """Return the median of the seconds, and the text; the first round loads libraries and is not counted."""
    text = work(data)
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work(data)
        times.append(time.perf_counter() - start)
    return statistics.median(times), text


def score(article: list[str], text: str) -> tuple[float, int]:
    """Return the share of the article that came out in whole sentences, and the characters that are none of it.

    A blank line within a sentence breaks it; a single line's end does not, as the analysis joins those.
    """
    text = re.sub(r"(?<!\n)\r?\n(?!\r?\n)", " ", text)
    sentences = [one for paragraph in article for one in re.split(r"(?<=[.?!])\s+", paragraph)]
    whole = sum(len(one) for one in sentences if one in text)
    return whole / sum(map(len, sentences)), max(0, len("".join(text.split())) - len("".join("".join(article).split())))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    article = [paragraph for seed in SEEDS for paragraph in paragraphs_of(seed)] * 5
    print(f"An article of {sum(map(len, article)):,} characters.\n")
    print("| file | read by | milliseconds | in a child | whole | besides |\n| --- | --- | ---: | ---: | ---: | ---: |")
    for name, write in WRITERS.items():
        data = write(article)
        library, work = BARE[name]
        apart = measure(lambda data, name=name: read_apart(name, data), data, rounds)[0]
        ours = measure(lambda data, name=name: read(name, data), data, rounds)
        for reader, (seconds, text), child in (
            ("`claims`", ours, f"{apart * 1000:.0f}"),
            (library, measure(work, data, rounds), ""),
        ):
            whole, besides = score(article, text)
            print(
                f"| {name.removeprefix('a')} | {reader} | {seconds * 1000:.1f} | {child} | {whole:.1%} | {besides:,} |"
            )


if __name__ == "__main__":
    main()
