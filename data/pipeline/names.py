"""Make training data for names (PER, ORG, LOC) from GUM's entities and Universal NER.

usage: python names.py TREEBANK_FOLDER OUTPUT_FOLDER [TEACHER_PIPELINE]

Writes train.spacy (GUM train, and EWT dev with the marks of Universal NER), dev.spacy (GUM dev) and test.spacy
(EWT test, Universal NER). With a teacher, a pipeline trained on these, EWT train is added: the teacher says of
what kind a name is, the treebank's own tags say where names are, and a sentence on which they differ is left out.
"""

from __future__ import annotations

import random
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import code_for_training  # noqa: F401  (registers the callbacks that the teacher's config names)
import spacy
from prepare import read_sentences
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from tokenizer_rules import customise

SEED = 11
COPIES = 2
LABELS = {"person": "PER", "organization": "ORG", "place": "LOC"}
LISTS = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
TITLES = frozenset(LISTS["other"]["titles"])
MENTION = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")


@dataclass(frozen=True)
class Sentence:
    """Words, whether a space follows each, and names as (first word, word after the last, label)."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    names: tuple[tuple[int, int, str], ...]


def read_rows(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the id and the token rows of each sentence of a .conllu or .iob2 file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        name = next((line.split("=", 1)[1].strip() for line in lines if line.startswith("# sent_id")), "")
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        if rows:
            yield name, [row for row in rows if row[0].isdigit()]


def find_mentions(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """Return GUM's person, organization and place mentions, longest first.

    `(7-place-...` opens mention 7, `7)` ends it, `(7-place-...)` is one of one word.
    """
    found: list[tuple[int, int, str]] = []
    opened: list[tuple[str, int, str]] = []
    for at, row in enumerate(rows):
        entity = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for opening, of_one_word, ending in MENTION.findall(entity):
            if opening:
                number, kind = opening.split("-")[:2]
                opened.append((number, at, kind))
            number = ending or (opening.split("-")[0] if of_one_word else "")
            for one in [one for one in opened if one[0] == number][-1:]:
                opened.remove(one)
                found.append((one[1], at + 1, one[2]))
    longest_first = sorted(found, key=lambda mention: mention[0] - mention[1])
    return [(start, end, LABELS[kind]) for start, end, kind in longest_first if kind in LABELS]


def trim(rows: list[list[str]], start: int, end: int, label: str) -> tuple[int, int] | None:
    """Return the named part of a mention around its head, or None where the head is no proper noun."""

    def named(at: int) -> bool:
        return start <= at < end and rows[at][4].startswith("NNP") and "@" not in rows[at][1]

    inside = {str(at + 1) for at in range(start, end)}
    head = next((at for at in range(start, end) if rows[at][6] not in inside), start)
    if not named(head):
        return None
    first, last = head, head
    while step := next((n for n in (1, 2) if named(first - n) and joined(rows, first - n, first, label, head)), 0):
        first -= step
    while step := next((n for n in (1, 2, 3) if named(last + n) and joined(rows, last, last + n, label, head)), 0):
        last += step
    while label == "PER" and first < last and is_title(rows[first][1]):
        first += 1
    peoples_or_titles = label == "PER" and first == last and (rows[first][4] == "NNPS" or is_title(rows[first][1]))
    return None if peoples_or_titles else (first, last + 1)


def joined(rows: list[list[str]], left: int, right: int, label: str, head: int) -> bool:
    """Tell whether the words between two proper nouns hold them together as one name."""
    between = " ".join(row[1].lower() for row in rows[left + 1 : right])
    if rows[right][7] in ("conj", "appos", "list", "parataxis") and rows[right][6] == str(head + 1):
        return False
    if label == "PER":
        return between in ("", "-") and rows[right][7] != "appos"
    return between in ("", "-", "of", "of the", "for", "&", "and", "on")


def read_gum(path: Path, nlp: Language) -> Iterator[Sentence]:
    for (_, rows), doc in zip(read_rows(path), read_sentences(path, nlp.vocab), strict=True):
        names: list[tuple[int, int, str]] = []
        for start, end, label in find_mentions(rows):
            part = trim(rows, start, end, label)
            if part and all(part[1] <= one[0] or one[1] <= part[0] for one in names):
                names.append((*part, label))
        yield describe(doc, sorted(names))


def read_universal_ner(marks: Path, texts: Path, nlp: Language) -> Iterator[Sentence]:
    """Yield EWT's sentences with the marks of Universal NER."""
    marked = {name: [row[2] for row in rows] for name, rows in read_rows(marks)}
    for (name, _), doc in zip(read_rows(texts), read_sentences(texts, nlp.vocab), strict=True):
        tags = [tag if tag[2:] in LABELS.values() else "O" for tag in marked.get(name, ())]
        if len(tags) == len(doc):
            marked_doc = Doc(nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc], ents=tags)
            yield describe(marked_doc, [(ent.start, ent.end, ent.label_) for ent in marked_doc.ents])


def read_with_teacher(path: Path, teacher: Language) -> Iterator[Sentence]:
    """Yield the sentences in which the teacher's names are just the treebank's proper nouns."""
    for doc in read_sentences(path, teacher.vocab):
        proper = {t.i for t in doc if t.tag_.startswith("NNP") and t.text[:1].isupper()}
        guess = teacher(Doc(teacher.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc]))
        names = [(ent.start, ent.end, ent.label_) for ent in guess.ents]
        covered = {at for start, end, _ in names for at in range(start, end)}
        at_edges = all(doc[at].tag_.startswith("NNP") for start, end, _ in names for at in (start, end - 1))
        if at_edges and all(is_no_name(doc[at].text) for at in proper - covered):
            yield describe(doc, names)


def is_title(word: str) -> bool:
    return word.strip(".").lower() in TITLES


def is_no_name(word: str) -> bool:
    """Tell whether a proper noun is none of our kinds: a title, a day, a month."""
    return is_title(word) or word.strip(".").lower() in LISTS["other"]["proper_nouns"]


def describe(doc: Doc, names: list[tuple[int, int, str]]) -> Sentence:
    return Sentence(tuple(t.text for t in doc), tuple(bool(t.whitespace_) for t in doc), tuple(names))


def make_name(label: str, after_the: bool, rng: random.Random, words: int) -> str:
    """Return a name from the lists; `after_the` asks for one that is said with an article."""
    if label == "PER":
        first, last = rng.choice(LISTS["persons"]["first"]), rng.choice(LISTS["persons"]["last"])
        middle = f" {rng.choice('ABCDEFGHJKLMPRSTW')}." if rng.random() < 0.1 else ""
        return f"{first}{middle} {last}" if words > 1 else rng.choice((last, last, first))
    lists = LISTS["organizations" if label == "ORG" else "places"]
    name = rng.choice(lists["the" if after_the else "bare"])
    subject, place = rng.choice(LISTS["organizations"]["subjects"]), rng.choice(LISTS["places"]["bare"])
    return name.format(subject=subject, place=place)


def rename(sentence: Sentence, nlp: Language, rng: random.Random) -> Sentence:
    """Return the sentence with most of its names replaced by others of their kind."""
    words, spaces, names, at = [], [], [], 0
    for start, end, label in sentence.names:
        words += sentence.words[at:start]
        spaces += sentence.spaces[at:start]
        new = list(sentence.words[start:end]), list(sentence.spaces[start:end])
        if rng.random() < 0.75:
            after_the = bool(words) and words[-1].lower() in ("the", "this", "its", "his", "their")
            doc = nlp.make_doc(make_name(label, after_the, rng, end - start))
            new = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
            new[1][-1] = sentence.spaces[end - 1]
        names.append((len(words), len(words) + len(new[0]), label))
        words += new[0]
        spaces += new[1]
        at = end
    return Sentence((*words, *sentence.words[at:]), (*spaces, *sentence.spaces[at:]), tuple(names))


def make_docs(sentences: list[Sentence], nlp: Language) -> Iterator[Doc]:
    for sentence in sentences:
        tags = ["O"] * len(sentence.words)
        for start, end, label in sentence.names:
            tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
        yield Doc(nlp.vocab, list(sentence.words), list(sentence.spaces), ents=tags)


def main(treebank: Path, output: Path, teacher: Path | None) -> None:
    output.mkdir(parents=True, exist_ok=True)
    rng = random.Random(SEED)
    nlp = spacy.blank("en")
    customise(nlp)
    train = [
        *read_gum(treebank / "en_gum-train.conllu", nlp),
        *read_universal_ner(treebank / "uner_ewt-dev.iob2", treebank / "en_ewt-dev.conllu", nlp),
    ]
    if teacher:
        train += read_with_teacher(treebank / "en_ewt-train.conllu", spacy.load(teacher))
    train += [rename(sentence, nlp, rng) for sentence in train if sentence.names for _ in range(COPIES)]
    rng.shuffle(train)
    parts = {
        "train": train,
        "dev": list(read_gum(treebank / "en_gum-dev.conllu", nlp)),
        "test": list(read_universal_ner(treebank / "uner_ewt-test.iob2", treebank / "en_ewt-test.conllu", nlp)),
    }
    for part, sentences in parts.items():
        print(part, len(sentences), "sentences", sum(len(one.names) for one in sentences), "names")
        DocBin(docs=make_docs(sentences, nlp)).to_disk(output / f"{part}.spacy")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
