"""The command line. Each command is a module, loaded only when it is called: pure ones start without a database."""

from himoya.cli.run import main

__all__ = ["main"]
