"""Share the width of a screen among columns, so that nothing is cropped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rich.cells import cell_len

SEPARATOR = 3
"""What stands between two columns of a table with a line under its head: a space on either side of the divider."""

LEAST = 12
"""What a column of words needs to be read; loose columns keep so much before the firm ones get all they want."""


def share_width(wanted: Sequence[int], room: int, *, firm: Collection[int] = ()) -> list[int]:
    """Return widths that add up to no more than `room`, none wider than wanted, each at least 1.

    Args:
        wanted: the width that each column would take.
        room: what there is for all of them, separators taken off.
        firm: places of the columns that get what they want as long as the others keep something.
    """
    if sum(wanted) <= room:
        return [max(1, each) for each in wanted]
    loose = [place for place in range(len(wanted)) if place not in firm]
    left = room - sum(max(1, wanted[place]) for place in firm)
    if left < sum(min(LEAST, wanted[place]) for place in loose):
        loose, left = list(range(len(wanted))), room
    widths = [max(1, each) for each in wanted]
    for done, place in enumerate(sorted(loose, key=lambda place: wanted[place])):
        widths[place] = max(1, min(wanted[place], left // (len(loose) - done)))
        left -= widths[place]
    return widths


def widest(texts: Iterable[str]) -> int:
    """Return how many columns of a screen the widest line of `texts` takes, at least 1."""
    return max((cell_len(line) for text in texts for line in text.splitlines()), default=1) or 1
