"""`claims extract --engine ray`: the same, on as many machines as a Ray cluster has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.cli.report import tell
from claims.errors import UsageError

if TYPE_CHECKING:
    from claims.read import Columns, Metadata
    from claims.settings import Settings


def extract_with_ray(
    inputs: Sequence[str],
    output: str | None,
    *,
    settings: Settings,
    overrides: Metadata,
    columns: Columns,
    jobs: int | None = None,
    force: bool = False,
    quiet: bool = False,
) -> int:
    """Extract the inputs into the folder `output`, and return how many documents failed.

    Raises:
        UsageError: no folder is named, Ray is not installed, or what is in the folder is to be extracted again.
    """
    if output is None:
        raise UsageError("Ray writes Parquet files", where="--engine ray", hint="name a folder for them with --output")
    if force:
        raise UsageError("shards are not written over", where="--force", hint="name another folder, or delete this one")
    try:
        from claims.cluster import Plan, extract_on_cluster
    except ImportError as error:
        hint = "pip install 'claims-and-figures[ray]'"
        raise UsageError("the library Ray is not installed", where="--engine ray", hint=hint) from error
    from claims.workflow import find_limits

    plan = Plan(
        pipeline=settings.pipeline,
        topics=settings.topics,
        overrides=overrides,
        limits=find_limits(settings),
        columns=columns,
    )
    summary = extract_on_cluster(inputs, output, plan, jobs=jobs)
    if not quiet:
        tell(f"added {summary.extracted}, there before {summary.unchanged}, failed {summary.failed}")
        tell(f"claims written to {output}; next: claims load {output}, claims compare {output}")
    return summary.failed
