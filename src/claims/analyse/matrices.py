"""Multiply matrices with numpy's library: three times as fast as the one that spaCy brings.

A row's result must not depend on the rows beside it, or a document would be read otherwise alone than among others.
The library keeps to that but for a few rows, for which it takes another way; so they are given company.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from spacy.language import Language
from thinc.api import Model, NumpyOps

FEWEST = 32
"""Rows from which all are multiplied alike."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Numbers of the options in glibc's malloc.h."""
LARGEST = 2**25
KEPT = 2**27
"""Bytes of the largest matrix that is made of memory freed before, and of free memory that is kept for more."""


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
    keep_memory()
    steady = SteadyOps()
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if type(node.ops) is NumpyOps:
                node.ops = steady


def keep_memory() -> None:
    """Let glibc keep what matrices leave: to ask the system for it anew takes a quarter of a model's time."""
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "mallopt"):
        library.mallopt(_MMAP_THRESHOLD, LARGEST)
        library.mallopt(_TRIM_THRESHOLD, KEPT)
