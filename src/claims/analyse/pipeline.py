"""Load the language pipeline and add the components that find figures."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import spacy
from spacy.language import Language
from spacy.util import registry

from claims.analyse import attribution, circumstances, counted, figures, number_heads, word_features
from claims.analyse.matrices import speed_up
from claims.errors import PipelineError

DEFAULT = "claims"
COMPONENTS = ("claims_figures", "claims_counted", "claims_circumstances", "claims_attribution")
_MODULES = (number_heads, figures, counted, circumstances, attribution)
"""Importing them registers their factories, also where the package's entry points are not installed."""

if "claims.word_features.v1" not in registry.callbacks:
    registry.callbacks.register("claims.word_features.v1", func=word_features.make_word_features)


@lru_cache(maxsize=2)
def load_pipeline(name: str | None = None) -> Language:
    """Return the pipeline `name` with the components of this package behind its own.

    Args:
        name: an installed spaCy pipeline or the path of one; the one that ships with the package where None.

    Raises:
        PipelineError: it is not there, or has no tagger and parser with Universal Dependencies labels.
    """
    nlp = _load(name)
    _check_labels(nlp, name or DEFAULT)
    for component in COMPONENTS:
        if component not in nlp.pipe_names:
            nlp.add_pipe(component)
    speed_up(nlp)
    return nlp


def _load(name: str | None) -> Language:
    if name in (None, DEFAULT):
        # No rule asks for names of persons or organizations yet, so no time is spent on them.
        return spacy.load(str(resources.files("claims").joinpath("pipeline_en")), exclude=["ner"])
    try:
        return spacy.load(str(name))
    except (OSError, ValueError) as error:
        raise PipelineError(
            "no such pipeline", where=str(name), hint="name an installed spaCy pipeline or the folder of one"
        ) from error


def _check_labels(nlp: Language, name: str) -> None:
    labels = {label for pipe in ("parser", "experimental_biaffine_parser") for label in nlp.pipe_labels.get(pipe, [])}
    if not {"nsubj", "obl", "nmod", "case"} <= labels:
        raise PipelineError(
            "its parser does not use Universal Dependencies labels",
            where=name,
            hint="--pipeline takes pipelines trained on UD",
        )
