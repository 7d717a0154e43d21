"""Measure a pipeline on the treebanks' parts, from raw text, with the pipeline's own tokenizer.

usage: python evaluate.py PIPELINE DATA_FOLDER [--dev] [--json FILE]

DATA_FOLDER holds what prepare.py wrote and, in names/, what names.py wrote. Documents are scored twice: ten
sentences long, as `spacy evaluate` does after `spacy convert -n 10`, and one sentence long, as `claims` runs them.
`--dev` scores the development part only, to choose between pipelines without a look at the test parts.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

import code_for_training  # noqa: F401  (registers the callbacks that the config names)
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from thinc.api import NumpyOps, set_current_ops

TEST = ("en_ewt-test", "en_gum-test", "en_pud")
SCORES = {"tags": "tag_acc", "UAS": "dep_uas", "LAS": "dep_las", "sentences": "sents_f", "lemmas": "lemma_acc"}
Scores = dict[str, float]


def read_docs(path: Path, nlp: Language, *, one_sentence: bool) -> list[Doc]:
    docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    return [sentence.as_doc() for doc in docs for sentence in doc.sents] if one_sentence else docs


def parse(docs: list[Doc], nlp: Language) -> list[Example]:
    """Return the pipeline's own reading of the docs' texts beside the docs."""
    return [Example(mine, gold) for mine, gold in zip(nlp.pipe(doc.text for doc in docs), docs, strict=True)]


def score_attachments(examples: list[Example], label: str) -> float:
    """Return the share of gold words of a label (`nummod`, with subtypes) that hang under the right head."""
    right = [gold_head_found(example, i) for example in examples for i in words_with(example.reference, label)]
    return sum(right) / len(right)


def words_with(doc: Doc, label: str) -> Iterator[int]:
    return (token.i for token in doc if token.dep_.split(":")[0] == label)


def gold_head_found(example: Example, at: int) -> bool:
    to_mine = example.alignment.y2x
    mine, head = to_mine[at], to_mine[example.reference[at].head.i]
    return len(mine) == 1 and example.predicted[int(mine[0])].head.i in head


def score_trees(path: Path, nlp: Language, *, one_sentence: bool) -> Scores:
    examples = parse(read_docs(path, nlp, one_sentence=one_sentence), nlp)
    scores = spacy.scorer.Scorer(nlp).score(examples)
    numbers = {name: 100 * scores[key] for name, key in SCORES.items() if scores.get(key) is not None}
    numbers["nummod"] = 100 * score_attachments(examples, "nummod")
    return {name: round(number, 2) for name, number in numbers.items()}


def score_names(path: Path, nlp: Language) -> dict[str, Scores]:
    """Return precision, recall and F of all names and of each kind."""
    scores = spacy.scorer.Scorer(nlp).score(parse(read_docs(path, nlp, one_sentence=False), nlp))
    kinds = {"all": {part: scores[f"ents_{part}"] for part in "prf"}} | (scores["ents_per_type"] or {})
    return {kind: {part: round(100 * value, 2) for part, value in parts.items()} for kind, parts in kinds.items()}


def measure_speed(path: Path, nlp: Language) -> float:
    """Return tokens a second over the texts of a part, run once before to warm up."""
    texts = [doc.text for doc in read_docs(path, nlp, one_sentence=True)]
    list(nlp.pipe(texts[:50]))
    start = time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    return tokens / (time.perf_counter() - start)


def measure_size(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def main(pipeline: Path, data: Path, *, dev: bool, output: Path | None) -> None:
    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.load(pipeline)
    results: dict[str, dict[str, Scores]] = {"ten sentences": {}, "one sentence": {}}
    print(f"{'part':14}{'document':15}" + "".join(f"{name:>10}" for name in (*SCORES, "nummod")))
    for part in ("dev",) if dev else TEST:
        for length, table in results.items():
            table[part] = score_trees(data / f"{part}.spacy", nlp, one_sentence=length == "one sentence")
            row = "".join(f"{table[part].get(name, float('nan')):10.2f}" for name in (*SCORES, "nummod"))
            print(f"{part:14}{length:15}{row}", flush=True)
    part = "dev" if dev else "test"
    if "ner" in nlp.pipe_names:
        results["names"] = score_names(data / "names" / f"{part}.spacy", nlp)
        for kind, parts in results["names"].items():
            print(f"names {kind:8} " + "  ".join(f"{name.upper()} {value:.1f}" for name, value in parts.items()))
    speed = measure_speed(data / f"{'dev' if dev else 'en_pud'}.spacy", nlp)
    print(f"{speed:,.0f} tokens a second; {measure_size(pipeline):.1f} MB")
    if output:
        output.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pipeline", type=Path)
    options.add_argument("data", type=Path)
    options.add_argument("--dev", action="store_true")
    options.add_argument("--json", type=Path)
    given = options.parse_args()
    main(given.pipeline, given.data, dev=given.dev, output=given.json)
