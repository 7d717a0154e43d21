"""Word why a path gives no document."""

from __future__ import annotations

import errno
from pathlib import Path

from claims.errors import ReadError
from claims.records import Failure


def printable(path: str) -> str:
    """Return a path that can be printed and stored: bytes of a file name that are no UTF-8 become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def make_failure(path: str, what: str, hint: str) -> Failure:
    """Return the failure of `path`, its reason with what to do."""
    return Failure(path=printable(path), reason=f"{what} ({hint})")


def explain_error(path: str, error: OSError | ValueError) -> ReadError:
    """Return the error that tells a user why `path` could not be opened."""
    what, hint = _explain_link(path, error) or _explain(error)
    return ReadError(what, where=printable(path), hint=hint)


def _explain(error: OSError | ValueError) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "no such file or folder", "check how it is spelled"
    if isinstance(error, PermissionError):
        return "cannot be read: permission denied", "ask for the right to read it, or for a copy"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be read: {reason.lower()}", "check the name and the disk"


def _explain_link(path: str, error: OSError | ValueError) -> tuple[str, str] | None:
    """Return why a link leads to no file; None where `path` is no link or fails for another reason."""
    if not isinstance(error, OSError) or error.errno not in {errno.ENOENT, errno.ELOOP} or not Path(path).is_symlink():
        return None
    if error.errno == errno.ELOOP:
        return "a link that leads round in a circle", "mend or remove it"
    return f"a broken link: {printable(str(Path(path).readlink()))} is not there", "mend or remove it"
