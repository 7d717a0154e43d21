"""The command `claims`: its commands, and the one place where errors become one line and an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from claims import __version__
from claims.cli.check import check
from claims.cli.compare import compare
from claims.cli.datasette import print_metadata
from claims.cli.export import export
from claims.cli.extract import extract
from claims.cli.list import list_claims
from claims.cli.load import load
from claims.cli.page import report
from claims.cli.plot import plot
from claims.cli.review import review
from claims.cli.schema import print_schema
from claims.cli.search import search
from claims.cli.show import show
from claims.cli.sources import list_sources
from claims.cli.stats import print_stats
from claims.cli.topics import list_topics
from claims.cli.verify import verify
from claims.errors import ClaimsError, UsageError

FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130

app = typer.Typer(
    name="claims",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)


def print_version(wanted: bool) -> None:
    """Print the version and end, if that is wanted."""
    if wanted:
        typer.echo(f"claims {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=print_version, is_eager=True)
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Example: claims extract seeds/ && claims compare --topic guns

    Find every numeric claim in documents, keep it with its sentence, and compare what different sources say.

    Exit codes: 0 all is well, 1 some documents failed, or an error, 2 wrong usage, 3 a conflict that was asked for
    (compare --fail-on-conflict, check), 130 interrupted.
    """


for name, command, summary in (
    ("extract", extract, "Find the figures in documents and keep them."),
    ("load", load, "Keep what was extracted on a Ray cluster."),
    ("compare", compare, "Set what several sources say of one measure side by side."),
    ("check", check, "Check the figures of a draft against those that were kept."),
    ("list", list_claims, "List the claims that were kept."),
    ("show", show, "Show one claim with its sentence and every field."),
    ("search", search, "Show the sentences that hold given words."),
    ("sources", list_sources, "List the documents that were extracted."),
    ("topics", list_topics, "List the topics that claims were found on."),
    ("stats", print_stats, "Count what is in the store."),
    ("review", review, "Step through claims: accept, edit, reject or note."),
    ("export", export, "Write claims to a file for a spreadsheet or a program."),
    ("report", report, "Write a web page to read, mail or print."),
    ("plot", plot, "Draw what several sources say as a picture."),
    ("verify", verify, "Check that the rows of an exported file still hold."),
    ("datasette", print_metadata, "Print what Datasette is to know of the store."),
    ("schema", print_schema, "Print the JSON Schema of a claim."),
):
    app.command(name, short_help=summary)(command)


def run() -> None:
    """Carry out the command line of this process, and exit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # The matrices of a sentence are too small to be worth a second thread; --jobs gives each core work of its own.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.exit(call(sys.argv[1:]))


def call(arguments: Sequence[str]) -> int:
    """Carry out one command line and return its exit code; without arguments, show the help.

    `--debug` may stand anywhere, since it is mostly added to the end of a command that has just failed.
    """
    debug = "--debug" in arguments
    words = [word for word in arguments if word != "--debug"]
    try:
        code = app(words or ["--help"], prog_name="claims", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as end:
        # Typer gives up so when a reader such as `head` has closed the pipe.
        return end_quietly() if isinstance(end.__context__, BrokenPipeError) else FAILED if end.code else 0
    except BrokenPipeError:
        return end_quietly()
    except Exception as error:
        if debug:
            raise
        return explain(error)
    return code if isinstance(code, int) else 0


def explain(error: Exception) -> int:
    """Say on standard error, in one line, what went wrong, and return the exit code."""
    match error:
        case ClaimsError():
            line, code = str(error), WRONG_USAGE if isinstance(error, UsageError) else FAILED
        case typer.TyperException():
            line, code = word_usage(error), error.exit_code
        case typer.Abort():
            line, code = "aborted", FAILED
        case _:
            line, code = f"{type(error).__name__}: {error} (a fault of claims; --debug shows where)", FAILED
    from claims.present.cleaning import clean

    typer.echo(clean(f"claims: {line}"), err=True)
    return code


def word_usage(error: typer.TyperException) -> str:
    """Return what is wrong with a command line, and where to look."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "claims"
    return f"{error.format_message().removesuffix('.')} (`{command} --help` shows what there is)"


def end_quietly() -> int:
    """Return success after a reader such as `head` has closed the pipe: it has all that it wanted.

    What is still in the buffer must not be written when Python exits, or it complains on standard error:
    `claims list | head -1`, see https://docs.python.org/3/library/signal.html#note-on-sigpipe.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return 0
