"""Where results go: standard output, or a file that takes its name only when it is whole."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypedDict

from claims.errors import ClaimsError, UsageError

if TYPE_CHECKING:
    from claims.present import FileFormat, Format


class Target(TypedDict):
    """What the functions of `claims.present` ask for besides the result."""

    format: Format
    out: TextIO
    colour: bool


@contextmanager
def open_target(path: str | None, format: str | None) -> Iterator[Target]:
    """Yield where and how to write: to the file at `path`, or to standard output without one."""
    chosen = choose_format(path, format)
    if path is None or path == "-":
        with open_screen(paged=chosen == "table") as out:
            yield Target(format=chosen, out=out, colour=wants_colour(sys.stdout))
    else:
        with open_whole(Path(path)) as out:
            yield Target(format=chosen, out=out, colour=False)


@contextmanager
def open_screen(*, paged: bool) -> Iterator[TextIO]:
    """Yield standard output; a page that a person reads on a terminal, and that is taller, goes through a pager."""
    if not (paged and sys.stdin.isatty() and sys.stdout.isatty()):
        yield sys.stdout
        sys.stdout.flush()
        return
    page = StringIO()
    yield page
    show_page(page.getvalue())


def show_page(text: str) -> None:
    """Write a text to the terminal, through $PAGER or `less` where it is taller than that; `PAGER=cat` turns it off."""
    pager = shlex.split(os.environ.get("PAGER", "less"))
    if text.count("\n") < shutil.get_terminal_size().lines or not pager or not shutil.which(pager[0]):
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    # An interruption is the pager's to handle, or the terminal would stay as the pager set it.
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        settings = {"LESS": "FRX", "LESSCHARSET": "utf-8"} | os.environ
        subprocess.run(pager, input=text, encoding="utf-8", errors="backslashreplace", env=settings, check=False)
    finally:
        signal.signal(signal.SIGINT, handler)


def choose_format(path: str | None, format: str | None) -> Format:
    """Return the format that is named, else that of the file's suffix, else a table.

    Raises:
        UsageError: the suffix stands for no format.
    """
    from claims.present import SUFFIXES, Format

    suffix = Path(path).suffix.lower() if path else ""
    if format or not suffix:
        return Format(format or "table")
    found = SUFFIXES.get(suffix)
    if not isinstance(found, Format):
        known = " ".join(suffix for suffix, name in SUFFIXES.items() if isinstance(name, Format))
        what = "no format has this suffix" if found is None else "only `claims export` writes such a file"
        raise UsageError(what, where=str(path), hint=f"use {known}, or --format")
    return found


def choose_file_format(path: str, format: str | None) -> Format | FileFormat:
    """Return the format of an exported file, which is never a table for a terminal.

    Raises:
        UsageError: neither name nor suffix stands for a format.
    """
    from claims.present import SUFFIXES, FileFormat, Format

    if format:
        return FileFormat(format) if format in tuple(FileFormat) else Format(format)
    found = SUFFIXES.get(Path(path).suffix.lower(), Format.table)
    if found is Format.table:
        known = " ".join(suffix for suffix, name in SUFFIXES.items() if name is not Format.table)
        raise UsageError("no format has this suffix", where=path, hint=f"use {known}, or --format")
    return found


def wants_colour(stream: TextIO) -> bool:
    """Tell whether to colour what goes to `stream`: https://no-color.org and FORCE_COLOR go before the terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


@contextmanager
def open_whole(path: Path) -> Iterator[TextIO]:
    """Yield a file beside `path` that replaces it at the end; after an error `path` is as it was.

    Raises:
        ClaimsError: the file cannot be written.
    """
    with name_draft(path) as draft, draft.open("w", encoding="utf-8", newline="") as out:
        yield out


@contextmanager
def name_draft(path: Path) -> Iterator[Path]:
    """Yield a name beside `path` for a file that takes the place of `path` at the end; as `open_whole`."""
    place = path.resolve()  # through a link, so that the link stays one
    # A device such as /dev/null is written to, never replaced.
    draft = place.with_name(f".{place.name}.{os.getpid()}") if place.is_file() or not place.exists() else place
    try:
        yield draft
        draft.replace(place)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ClaimsError(
            f"cannot be written: {error.strerror}", where=str(path), hint="choose another file"
        ) from error
    finally:
        if draft != place:
            draft.unlink(missing_ok=True)
