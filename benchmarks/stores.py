"""How long the commands take that ask a store of a million claims, beside a bare `sqlite3` query for the same rows.

usage: python benchmarks/stores.py [--claims N] [--rounds N] [--store FILE]

Fills a store with N claims (1,000,000 unless said otherwise) of invented sentences on many topics, a thousandth of them
on guns, runs each command in a process of its own, and prints a table in Markdown: medians of the rounds, in seconds of
processor time, and of the bare queries likewise. A store named by --store is filled if it is not there, and kept.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from claims.records import Claim, Document, Extraction
from claims.store import Store

A_DOCUMENT = 50
"""Claims of a document."""
ON_GUNS = 0.001
"""The share of the documents that are about guns, and of the sentences elsewhere that mention them in passing."""

THINGS: dict[str, tuple[str, ...]] = {
    "guns": ("guns were traced", "rifles were seized", "pistols were sold", "firearms were smuggled north"),
    "disasters": ("houses were flooded", "villagers were moved to tents", "bridges collapsed", "people died"),
    "economy": ("jobs were added", "factories closed", "companies were founded", "workers were laid off"),
    "health": ("patients were treated", "nurses were hired", "children were vaccinated", "hospital beds were empty"),
    "migration": ("refugees arrived", "families crossed the border", "visas were granted", "asylum seekers waited"),
    "elections": ("voters were registered", "ballots were counted", "seats changed hands", "candidates ran"),
    "schools": ("pupils were enrolled", "teachers retired", "classrooms were built", "students dropped out"),
    "farming": ("hectares were sown", "cows were slaughtered", "farms were sold", "tonnes of wheat were stored"),
    "energy": ("households lost power", "turbines were built", "barrels were shipped", "wells were drilled"),
    "crime": ("people were arrested", "cars were stolen", "prisoners escaped", "burglaries were reported"),
    "transport": ("flights were cancelled", "passengers were stranded", "trains ran late", "trucks were stopped"),
    "housing": ("flats were built", "tenants were evicted", "mortgages were granted", "homes stood empty"),
}
TOPICS = {
    "guns": ("guns",), "disasters": ("disasters", "homes"), "economy": ("employment",), "health": ("health",),
    "migration": ("migration", "refugees"), "elections": ("politics",), "schools": ("education",),
    "farming": ("agriculture",), "energy": ("energy",), "crime": ("crime",), "transport": ("transport",),
    "housing": ("housing",),
}  # fmt: skip
STARTS = (
    "Al",
    "Bres",
    "Cal",
    "Dun",
    "Est",
    "Fen",
    "Gral",
    "Hol",
    "Ist",
    "Jar",
    "Kov",
    "Lind",
    "Mor",
    "Nal",
    "Or",
    "Pel",
)
MIDDLES = ("", "a", "en", "o", "ar", "i", "un")
CLOSES = ("moor", "dona", "mere", "var", "wold", "itz", "lin", "ria", "row", "sund", "gate", "by")
SPEAKERS = (
    "police", "the ministry", "an inspector", "the union", "a charity", "the central bank", "researchers", "the mayor",
    "a spokesman", "the council", "the statistics office", "a report", "witnesses", "the company", "the court",
)  # fmt: skip
VERBS = ("said", "counted", "reported", "told a newspaper", "estimated", "wrote", "found")
WAYS = (
    "after the storm", "despite the ban", "under the old rules", "at the harbour", "along the railway", "by the river",
    "during the strike", "before the vote", "with help from abroad", "on the northern coast", "for the first time",
    "without a permit", "near the border", "in the capital", "through a broker", "because of the drought",
)  # fmt: skip
KINDS = ("count", "count", "count", "count", "percent", "money")


def make_name(chance: random.Random) -> str:
    return "".join(chance.choice(parts) for parts in (STARTS, MIDDLES, CLOSES))


def make_sentence(topic: str, chance: random.Random) -> tuple[str, dict[str, object]]:
    """Return a sentence and the fields of the claim in it."""
    said, year = chance.choice(THINGS[topic]), chance.randint(1995, 2020)
    number, kind = chance.randint(2, 90_000), chance.choice(KINDS)
    noun = said.split(" were ")[0] if " were " in said else said.split()[0]
    quote = {"count": f"{number:,}", "percent": f"{number % 100}%", "money": f"${number:,}"}[kind]
    value = Decimal(number % 100 if kind == "percent" else number)
    what = {"count": said, "percent": f"of the {said}", "money": f"was the price when {said}"}[kind]
    speaker = chance.choice(SPEAKERS)
    told = f"{speaker[0].upper()}{speaker[1:]} in {make_name(chance)} {chance.choice(VERBS)}"
    place, way, when = f"in {make_name(chance)}", chance.choice(WAYS), f"in {year}"
    end = " ".join(part for part in (place, way, when) if chance.random() < 0.6)
    unit = {"count": noun.rstrip("s"), "percent": "percent", "money": "USD"}[kind]
    fields = {
        "quote": quote, "kind": kind, "comparator": "=", "low": value, "high": value, "unit": unit,
        "counted": noun if kind == "count" else None, "base": f"the {noun}" if kind == "percent" else None,
        "time": str(year) if str(year) in end else None, "topics": TOPICS[topic], "confidence": 0.9,
    }  # fmt: skip
    return f"{told} that {quote} {what} {end}".strip() + ".", fields


def make_extraction(number: int, chance: random.Random) -> Extraction:
    """Return a document with its claims."""
    main = "guns" if chance.random() < ON_GUNS else chance.choice(list(THINGS)[1:])
    told = [
        make_sentence(main if chance.random() < 0.8 else chance.choice(list(THINGS)[1:]), chance)
        if chance.random() >= ON_GUNS
        else make_sentence("guns", chance)
        for _ in range(A_DOCUMENT)
    ]
    title = f"{main.title()} in {make_name(chance)}, report {number}"
    published = f"{chance.randint(2000, 2020)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    name = f"report-{number:06}"
    about = {"path": f"archive/{name}.txt", "source": name, "title": title, "published": published}
    claims: list[Claim] = []
    start = 0
    for sentence, fields in told:
        at = start + sentence.index(str(fields["quote"]))
        span = {"start": at, "end": at + len(str(fields["quote"]))}
        placed = {"sentence": sentence, "sentence_start": start, "sentence_end": start + len(sentence)}
        identity = sha256(f"{name} {at}".encode()).hexdigest()[:12]
        claims.append(Claim.model_validate({"id": identity, **about, **span, **placed, **fields}))
        start += len(sentence) + 1
    document = Document(text=" ".join(sentence for sentence, _ in told), **about)
    return Extraction(document=document, claims=tuple(claims))


def fill(path: Path, claims: int) -> None:
    """Make a store of so many claims."""
    chance = random.Random(claims)
    with Store.open(path) as store:
        for number in range(claims // A_DOCUMENT):
            store.save(make_extraction(number, chance), fingerprint="benchmark")


def run(store: Path, words: Sequence[str]) -> tuple[float, int]:
    """Return the seconds that a command works, and the bytes of its peak memory."""
    command = [sys.executable, "-m", "claims", *words, "--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as started:
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def ask(store: Path, statement: str) -> tuple[float, int]:
    """Return the seconds that a bare query works, and how many rows it gives."""
    connection = sqlite3.connect(store)
    start, rows = time.process_time(), sum(1 for _ in connection.execute(statement))
    spent = time.process_time() - start
    connection.close()
    return spent, rows


def questions(store: Path) -> list[tuple[list[str], str]]:
    """Return commands, each with the bare query for the rows that it needs."""
    view = "SELECT * FROM claims WHERE NOT incidental AND "
    topic = (
        "id IN (SELECT claim_id FROM topics JOIN figure_topics ON topic_id = topics.id "
        "JOIN figures ON figures.id = figure_id WHERE topics.name = 'guns')"
    )
    found = (
        "id IN (SELECT claim_id FROM sentences_fts JOIN figures ON sentence_id = sentences_fts.rowid "
        "WHERE sentences_fts MATCH '{}')"
    )
    with sqlite3.connect(store) as connection:
        one = connection.execute("SELECT claim_id FROM figures LIMIT 1 OFFSET 1000").fetchone()[0]
    by_topic = "SELECT name, count(*) FROM figure_topics JOIN topics ON topic_id = topics.id GROUP BY name"
    by_source = "SELECT source, count(*) FROM figures JOIN documents ON documents.id = document_id GROUP BY document_id"
    return [
        (["list", "--topic", "guns"], view + topic),
        (["list", "--source", "report-000100"], view + "source = 'report-000100'"),
        (["list", "--topic", "guns", "--kind", "money", "--since", "2015"], f"{view} {topic} AND kind = 'money'"),
        (["list", "--words", "pistols harbour"], view + found.format("pistols harbour")),
        (["list", "--kind", "money", "--format", "csv"], view + "kind = 'money'"),
        (["search", "firearms", "railway"], view + found.format("firearms railway")),
        (["show", one], view + f"id = '{one}'"),
        (["topics"], by_topic),
        (["sources", "--format", "csv"], by_source),
        (["stats"], "SELECT kind, count(*) FROM figures GROUP BY kind"),
        (["compare", "--topic", "guns"], view + topic),
        (["compare", "--topic", "pistols sold"], view + found.format("pistols sold")),
    ]


def measure(rounds: int, work: Callable[[], tuple[float, int]]) -> tuple[float, int]:
    """Return the median of the seconds, and the largest of the numbers beside them."""
    told = [work() for _ in range(rounds)]
    return statistics.median(seconds for seconds, _ in told), max(number for _, number in told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--only", help="only commands that begin so")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or Path(folder) / "claims.db"
        if not store.exists():
            fill(store, options.claims)
        print(f"{options.claims:,} claims, {store.stat().st_size / 1e6:,.0f} MB\n")
        print("| command | seconds | peak memory | bare query | its rows |\n| --- | ---: | ---: | ---: | ---: |")
        for words, statement in questions(store):
            if options.only and not " ".join(words).startswith(options.only):
                continue
            bare, rows = measure(options.rounds, lambda statement=statement: ask(store, statement))
            spent, memory = measure(options.rounds, lambda words=words: run(store, words))
            print(f"| `{' '.join(words)}` | {spent:.2f} | {memory / 1e6:.0f} MB | {bare:.3f} | {rows:,} |", flush=True)


if __name__ == "__main__":
    main()
