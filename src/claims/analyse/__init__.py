"""Find figures in text: the only package that imports spaCy.

`Analyser` turns documents into mentions. Its parts are spaCy components (`claims_figures`, `claims_counted`,
`claims_circumstances`, `claims_attribution`) that any pipeline with Universal Dependencies labels can use.
"""

from claims.analyse.analyser import Analyser, Analysis

__all__ = ["Analyser", "Analysis"]
