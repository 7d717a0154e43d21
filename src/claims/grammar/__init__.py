"""Grammars of numbers and times over plain words: no spaCy, no records, nothing of a document."""
