"""What `spacy train --code` needs to know: the callbacks that config.cfg names."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language

sys.path.insert(0, str(Path(__file__).parent))

from tokenizer_rules import customise

from claims.analyse.word_features import make_word_features


@spacy.registry.callbacks("claims.tokenizer_rules.v1")
def make_tokenizer_rules() -> Callable[[Language], None]:
    return customise


if "claims.word_features.v1" not in spacy.registry.callbacks:
    spacy.registry.callbacks.register("claims.word_features.v1", func=make_word_features)
