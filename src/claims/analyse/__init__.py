"""Find figures in text: the only package that imports spaCy.

`Analyser` turns documents into mentions. Its parts are spaCy components (`claims_figures`, `claims_counted`,
`claims_circumstances`, `claims_attribution`) that any pipeline with Universal Dependencies labels can use. `sentences`
needs no spaCy, so the analyser is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claims.analyse.analyser import Analyser as Analyser
    from claims.analyse.analyser import Analysis as Analysis

__all__ = ["Analyser", "Analysis"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from claims.analyse import analyser

        return getattr(analyser, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
