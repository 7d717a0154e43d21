"""Build parsed sentences by hand, so that a rule is tested apart from the parser.

A sentence is written one word a column entry: `word/TAG/head/label`, the head as a number from 0, its own for the root.
"""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

from claims.analyse.extensions import register_extensions

VOCAB = English().vocab
POS = {"NNP": "PROPN", "NN": "NOUN", "VB": "VERB", "JJ": "ADJ", "CD": "NUM", "RB": "ADV", "IN": "ADP", "PRP": "PRON"}


def make_doc(sentence: str, *, lemmas: dict[str, str] | None = None) -> Doc:
    """Return the parsed sentence that `sentence` writes out."""
    register_extensions()
    rows = [word.rsplit("/", 3) for word in sentence.split()]
    words, tags, heads, labels = zip(*rows, strict=True)
    pos = [next((name for tag, name in POS.items() if mark.startswith(tag)), "X") for mark in tags]
    return Doc(
        VOCAB,
        words=list(words),
        tags=list(tags),
        pos=pos,
        heads=[int(head) for head in heads],
        deps=list(labels),
        lemmas=[(lemmas or {}).get(word, word.lower()) for word in words],
    )


def make_tagged(sentence: str) -> Doc:
    """Return words with tags alone, `word/TAG`, each hanging on the first: for rules that look at neighbours."""
    rows = [word.rsplit("/", 1) for word in sentence.split()]
    return make_doc(" ".join(f"{word}/{tag}/0/dep" for word, tag in rows))
