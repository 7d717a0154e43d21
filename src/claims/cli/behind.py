"""Find the claims that stand behind a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.records import Claim, Comparison
    from claims.store import Store


def find_behind(store: Store, comparison: Comparison) -> dict[tuple[str, str], Claim]:
    """Return the claims behind the cells of a comparison, by source and id."""
    from claims.store import ClaimQuery

    keys = {(cell.source, claim) for row in comparison.rows for cell in row.cells for claim in cell.claims}
    sources = tuple(sorted({source for source, _ in keys}))
    claims = (claim for source in sources for claim in store.claims(ClaimQuery(sources=(source,))))
    return {(claim.source, claim.id): claim for claim in claims if (claim.source, claim.id) in keys}
