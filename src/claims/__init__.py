"""Find every numeric claim in documents and compare what different sources say."""

__version__ = "0.1.0"
