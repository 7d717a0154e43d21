"""Multiply matrices with numpy's library: three times as fast as the one that spaCy brings.

A row's result must not depend on the rows beside it, or a document would be read otherwise alone than among others.
The library keeps to that but for a few rows, for which it takes another way; so they are given company.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from thinc.api import Model, NumpyOps

FEWEST = 32
"""Rows from which all are multiplied alike."""


class SteadyOps(NumpyOps):  # type: ignore[misc]
    """The operations of spaCy's models on the processor, but for the product of matrices."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def gemm(self, x: Any, y: Any, **options: Any) -> Any:
        """Return the product; options are those of the class above."""
        rows = len(x)
        if rows >= FEWEST or options.get("trans1") or options.get("out") is not None:
            return super().gemm(x, y, **options)
        company = self.alloc2f(FEWEST, x.shape[1])
        company[:rows] = x
        return super().gemm(company, y, **options)[:rows]


def speed_up(nlp: Language) -> None:
    """Let the models of `nlp` multiply so, where they run on the processor."""
    steady = SteadyOps()
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if type(node.ops) is NumpyOps:
                node.ops = steady
