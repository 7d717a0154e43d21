"""Which claims of many documents speak of one measure, whether they agree, and in what they differ.

`readings` says what a claim speaks of, `measures` which readings belong together, `intervals` and `times` how two
figures stand to each other, `verdict` what that comes to over all sources, `differences` why; `rows` puts it together.
"""

from claims.compare.checking import check
from claims.compare.rows import compare

__all__ = ["check", "compare"]
