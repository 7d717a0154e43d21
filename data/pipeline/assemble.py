"""Put the shipped pipeline together: tagger and parser, names, lemmas, licence and attributions.

usage: python assemble.py PARSER_PIPELINE NAMES_PIPELINE TREEBANK_FOLDER OUTPUT_FOLDER [SCORES_JSON]
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import code_for_training  # noqa: F401  (registers the callbacks that the configs name)
import spacy
from lemmas import feature_patterns, make_tables
from spacy.language import Language

META = {
    "name": "claims",
    "version": "0.1.0",
    "description": (
        "English tagger, parser, lemmatizer and names, with the tokens, tags and labels of Universal Dependencies "
        "English EWT; trained for claims-and-figures"
    ),
    "author": "the makers of claims-and-figures",
    "email": "",
    "url": "",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<3.9.0",
    "sources": [
        {"name": "Universal Dependencies English EWT", "license": "CC BY-SA 4.0", "author": "Silveira et al."},
        {"name": "Universal Dependencies English GUM", "license": "CC BY 4.0", "author": "Zeldes et al."},
        {"name": "Universal NER, English EWT, dev part", "license": "CC BY-SA 4.0", "author": "Mayhew et al."},
    ],
}
TEXTS = ("LICENSE", "ATTRIBUTION.md")


def assemble(parser: Path, names: Path | None, treebank: Path) -> Language:
    """Return one pipeline of the trained components and the lemmatizer made here."""
    nlp = spacy.load(parser)
    nlp.add_pipe("claims_number_heads")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add_patterns(feature_patterns())
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=make_tables(treebank))
    if names:
        nlp.add_pipe("ner", source=spacy.load(names))
    nlp.meta.update(META)
    # The treebanks' tokenizer rules are saved with the tokenizer: only training needs their callback.
    nlp.config["initialize"]["before_init"] = None
    nlp.config["paths"] = {}
    nlp.config["corpora"] = {}
    return nlp


def drop_strings(folder: Path, nlp: Language) -> None:
    """Leave out of the saved string store the words of the training texts; labels and spaCy's own words stay."""
    labels = {label for part in nlp.pipe_labels.values() for label in part}
    file = folder / "vocab" / "strings.json"
    needed = set(json.loads(file.read_text(encoding="utf-8"))) & (labels | set(spacy.blank("en").vocab.strings))
    file.write_text(json.dumps(sorted(needed), ensure_ascii=False), encoding="utf-8")


def main(parser: Path, names: Path | None, treebank: Path, output: Path, scores: Path | None) -> None:
    nlp = assemble(parser, names, treebank)
    nlp.meta["performance"] = json.loads(scores.read_text(encoding="utf-8")) if scores else {}
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output)
    drop_strings(output, nlp)
    for name in TEXTS:
        shutil.copy(Path(__file__).parent / "shipped" / name, output / name)
    size = sum(file.stat().st_size for file in output.rglob("*") if file.is_file())
    print(f"{output}: {', '.join(nlp.pipe_names)}; {size / 1e6:.1f} MB")


if __name__ == "__main__":
    parser_path, names_path, treebank_path, output_path, *rest = sys.argv[1:]
    main(
        Path(parser_path),
        Path(names_path) if names_path != "-" else None,
        Path(treebank_path),
        Path(output_path),
        Path(rest[0]) if rest else None,
    )
