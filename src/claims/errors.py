"""What can go wrong, as facts that word themselves: what failed, where, and what to do."""

from __future__ import annotations

from functools import partial


class ClaimsError(Exception):
    """Base of all errors that users see as one line.

    Args:
        what: what failed.
        where: the file, option or entry that it failed on.
        hint: what to do next.
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what, where, hint)
        self.what = what
        self.where = where
        self.hint = hint

    def __reduce__(self) -> tuple[partial[ClaimsError], tuple[str]]:
        """Say how the error is made again, for it crosses from the process that reads documents."""
        return partial(type(self), where=self.where, hint=self.hint), (self.what,)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.what}{hint}"


class ReadError(ClaimsError):
    """A document that cannot be read; the others go on."""


class SourceTakenError(ReadError):
    """A document whose short id was given to another one by another run at the same time."""


class LexiconError(ClaimsError):
    """An entry of a lexicon file that does not hold to its grammar."""


class PipelineError(ClaimsError):
    """A language pipeline that is not there or does not fit."""


class AnalysisError(ClaimsError):
    """A document that the analysis stumbles over, by a fault of ours; the others go on."""


class StoreError(ClaimsError):
    """A store that cannot be opened, read or written."""


class UsageError(ClaimsError):
    """Options that cannot be carried out; exit code 2."""
