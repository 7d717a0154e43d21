"""The tables of the rule lemmatizer, made from the treebanks, and the word features that it asks for.

The rules give unknown words their lemma; the index holds the lemmas seen in training and wins over the rules'
guesses; what is seen and comes out wrong becomes an exception.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from prepare import TRAIN, read_sentences
from spacy.lookups import Lookups
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, Token

Rules = dict[str, list[tuple[str, str]]]
Exceptions = dict[str, dict[str, list[str]]]

ENGLISH: dict[str, Any] = tomllib.loads(Path(__file__).with_name("lemmas.toml").read_text(encoding="utf-8"))
FEATURES: dict[str, str] = ENGLISH["features"]
# The classes of words that inflect; all others have exceptions only.
INFLECTED = ("noun", "verb", "aux", "adj", "adv")
AS_IT_IS = ("", "")


def verb_rules() -> Iterator[tuple[str, str]]:
    """Yield the rules of verbs: third person, past and -ing forms."""
    verb = ENGLISH["verb"]
    yield from map(tuple, verb["rules"])
    for ending in ("ed", "ing"):
        yield from ((letter * 2 + ending, letter) for letter in verb["doubled"])
        yield from ((stem + "l" + ending, stem) for stem in verb["doubled_l"])
        yield from ((stem + ending, stem) for stem in verb["whole"])
        yield from ((stem + ending, stem + "e") for stem in verb["drop_e"])
        yield from ((ending, ""), (ending, "e"))
    yield from map(tuple, verb["rules_at_end"])


def degree_rules() -> Iterator[tuple[str, str]]:
    """Yield the rules of comparatives and superlatives."""
    for ending in ("er", "est"):
        yield ("i" + ending, "y")
        yield from ((letter * 2 + ending, letter) for letter in ENGLISH["degree"]["doubled"])
        yield from ((stem + ending, stem + "e") for stem in ENGLISH["degree"]["drop_e"])
        yield from ((ending, ""), (ending, "e"))
    yield AS_IT_IS


def make_rules() -> Rules:
    """Return the rules of each class that inflects."""
    nouns = [tuple(rule) for rule in ENGLISH["noun"]["rules"]]
    verbs, degrees = list(verb_rules()), list(degree_rules())
    return {"noun": nouns, "verb": verbs, "aux": verbs, "adj": degrees, "adv": degrees}


def feature_patterns() -> list[dict[str, Any]]:
    """Return the attribute ruler's patterns: features by tag; particles ("n't") have none, though tagged as adverbs."""
    return [
        {"patterns": [[{"TAG": tag, "POS": {"NOT_IN": ["PART"]}}]], "attrs": {"MORPH": features}}
        for tag, features in FEATURES.items()
    ]


def add_features(doc: Doc) -> Doc:
    """Set the features that follow from the gold tags."""
    for token in doc:
        token.set_morph("" if token.pos_ == "PART" else FEATURES.get(token.tag_, ""))
    return doc


def make_tables(treebank: Path) -> Lookups:
    """Return the lemmatizer's tables: rules, the lemmas seen in training, and exceptions."""
    nlp = spacy.blank("en")
    docs = [add_features(doc) for name in TRAIN for doc in read_sentences(treebank / f"{name}.conllu", nlp.vocab)]
    rules = make_rules()
    index = {name: sorted(known_lemmas(docs, name)) for name in INFLECTED}
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=make_lookups(rules, index, {}))
    exceptions = find_exceptions(docs, lemmatizer)
    for name, words in ENGLISH["irregular"].items():
        exceptions[name] = {word: [lemma] for word, lemma in words.items()} | exceptions[name]
    return make_lookups(rules, index, exceptions)


def known_lemmas(docs: list[Doc], name: str) -> set[str]:
    """Return the lemmas of a class that are seen twice or more; plurals that are marked as their own lemma are not."""
    counts = Counter(t.lemma_ for doc in docs for t in doc if t.pos_.lower() == name and t.lemma_.isalpha())
    known = {lemma for lemma, count in counts.items() if count > 1}
    return {lemma for lemma in known if lemma.endswith("ss") or not (lemma[-1] == "s" and lemma[:-1] in known)}


def make_lookups(rules: Rules, index: dict[str, list[str]], exceptions: Exceptions) -> Lookups:
    classes = {name for name in exceptions if name != "propn"}
    lookups = Lookups()
    lookups.add_table("lemma_rules", {name: [AS_IT_IS] for name in classes} | rules)
    lookups.add_table("lemma_index", index)
    lookups.add_table("lemma_exc", exceptions)
    return lookups


def find_exceptions(docs: list[Doc], lemmatizer: Lemmatizer) -> Exceptions:
    """Return, by class, the words whose usual lemma is not the one that the rules give."""
    exceptions: dict[str, dict[str, list[str]]] = defaultdict(dict)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    examples: dict[tuple[str, str], Token] = {}
    for token in (t for doc in docs for t in doc if t.pos_ and not lemmatizer.is_base_form(t)):
        counts[token.text.lower(), token.pos_.lower()][token.lemma_] += 1
        examples[token.text.lower(), token.pos_.lower()] = token
    for (word, name), lemmas in counts.items():
        usual = lemmas.most_common(1)[0][0]
        if not any(map(str.isdigit, word)) and lemmatizer.rule_lemmatize(examples[word, name])[0] != usual:
            exceptions[name][word] = [usual]
    return dict(exceptions)
