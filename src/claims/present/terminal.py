"""What the outputs for a terminal share: how cells become text, and how Rich's pages reach the output."""

from __future__ import annotations

from io import StringIO
from typing import TextIO

from rich.console import Console, RenderableType
from rich.text import Text

from claims.present.cleaning import clean
from claims.present.formats import Screen


def open_console(screen: Screen) -> Console:
    """Return a console that renders into memory, so that a broken pipe stays the caller's to handle."""
    return Console(
        file=StringIO(),
        width=screen.width,
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        no_color=not screen.colour,
        highlight=False,
        legacy_windows=False,
    )


def print_page(console: Console, page: RenderableType, out: TextIO) -> None:
    """Write `page` to `out`, without the spaces that fill its lines up."""
    with console.capture() as capture:
        console.print(page)
    for line in capture.get().removesuffix("\n").split("\n"):
        out.write(line.rstrip(" ") + "\n")


def say(words: str | None, style: str = "") -> Text:
    """Return words of a document as literal text: no markup, no control characters, folded where too long."""
    return Text(clean(words or ""), style=style, overflow="fold")
