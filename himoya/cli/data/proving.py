"""The passphrase or the paper key once more: a desk that runs must not be enough for what follows."""

from pathlib import Path

from himoya import env
from himoya.cli.asking import ask
from himoya.security import keyring
from himoya.security.demo_mark import is_demo
from himoya.security.key_file import open_with_key_file
from himoya.security.paper_key import looks_like_paper_key


def prove(question: str, key_file: Path | None) -> None:
    """Raises BadInput when what is typed, or the key file, does not open it. A demo asks nothing."""
    home = env.home()
    if is_demo(home):
        return
    if key_file:
        open_with_key_file(home, key_file)
        return
    typed = ask(question, hidden=True)
    if looks_like_paper_key(typed):
        keyring.open_with_paper_key(home, typed)
    else:
        keyring.open_with_passphrase(home, typed)
