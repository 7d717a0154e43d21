"""What the tagger and the parser see of a word they have not met: a number's shape, a word's first letters."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.attrs import NORM, PREFIX
from spacy.language import Language

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DIGIT = re.compile(r"\d")


def shape_number(text: str) -> str:
    """Return `text` with its digits made alike; a year keeps a shape of its own.

    >>> shape_number("10,500"), shape_number("1998"), shape_number("1980s")
    ('00,000', 'yyyy', 'yyyys')
    """
    return _DIGIT.sub("0", _YEAR.sub("yyyy", text) if len(text) <= 5 else text)


def make_word_features(prefix_length: int = 1) -> Callable[[Language], Language]:
    """Return the spaCy callback that sets `NORM` of tokens with digits, and the length of `PREFIX`.

    Single numbers are too rare to be learnt, so all of one shape share a norm.
    """

    def set_word_features(nlp: Language) -> Language:
        getters = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]
        norm = getters[NORM]

        def norm_or_shape(text: str) -> str:
            return shape_number(text) if _DIGIT.search(text) else norm(text)

        getters[NORM] = norm_or_shape
        getters[PREFIX] = lambda text: text[:prefix_length]
        # The tokenizer's special cases ("10am") have put words into the vocabulary by now, with the old features.
        for word in nlp.vocab:
            word.norm_, word.prefix_ = getters[NORM](word.text), getters[PREFIX](word.text)
        return nlp

    return set_word_features
