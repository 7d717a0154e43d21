"""`python -m claims`, the same as the command `claims`."""

from claims.cli.main import run

if __name__ == "__main__":
    run()
