"""Which claims of many documents speak of one measure, whether they agree, and in what they differ.

`readings` says what a claim speaks of (`surroundings` how near a word is said, `heads` what is counted, `scopes` of
whom and where, `contrasts` what sets it apart, `frames` in which unit, `relations` how it stands to other figures,
`antecedents` what it leaves to the reader, `documents` what it shares with the others of its text); `evidence` how
surely two readings are one measure (`partings` what sets them apart, `nearness` how near their figures are, `subjects`
whether their documents are about one thing, `preferences` which of several fits best), and `measures` which belong
together. `intervals` and `times` say how two figures stand to each other, `verdict` what that comes to over all
sources, `differences` why, `echoes`, `cautions` and `derived` what else a fact-checker asks; `rows` puts it together,
and `checking` sets a draft against the others. `searching` says by
which words a topic is looked for in a store that is too large to be compared as a whole.
"""

from claims.compare.checking import check
from claims.compare.rows import compare
from claims.compare.searching import list_phrases

__all__ = ["check", "compare", "list_phrases"]
