"""Average the weights of pipelines that are states of one training.

usage: python average.py OUTPUT_FOLDER PIPELINE...

A pipeline named twice counts twice.
"""

from __future__ import annotations

import sys
from pathlib import Path

import code_for_training  # noqa: F401  (registers the callbacks that the configs name)
import spacy
from spacy.language import Language


def average(pipelines: list[Language]) -> Language:
    """Return the first of `pipelines`, with the mean of all their weights."""
    first = pipelines[0]
    for name in first.pipe_names:
        for layers in zip(*(nlp.get_pipe(name).model.walk() for nlp in pipelines), strict=True):
            for weights in layers[0].param_names:
                if layers[0].has_param(weights):
                    layers[0].set_param(weights, sum(layer.get_param(weights) for layer in layers) / len(layers))
    return first


if __name__ == "__main__":
    average([spacy.load(Path(name)) for name in sys.argv[2:]]).to_disk(Path(sys.argv[1]))
