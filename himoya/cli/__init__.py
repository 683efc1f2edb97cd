"""The command line. Commands are loaded when they are called: pure ones start without a database."""

from himoya.cli.run import main

__all__ = ["main"]
