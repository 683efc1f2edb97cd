"""The first start in the terminal: passphrase and paper key, proven by use before anything real may enter."""

import os
from pathlib import Path
from secrets import compare_digest

from pyrage.x25519 import Identity

from himoya.cli.asking import ask
from himoya.cli.output import errors, language, stderr
from himoya.common.errors import BadInput
from himoya.common.say import LANGUAGES, N_, say
from himoya.security import keyring, opening
from himoya.security.paper_key import new_paper_key, read_paper_key
from himoya.security.passphrase import refuse_short
from himoya.security.word_list import words_at_random

TRIES = 5

WELCOME = (
    N_("This is the first start of Himoya in %(folder)s."),
    N_("Himoya is not a state body. It sends nothing anywhere unless you do."),
    N_("Everything is stored encrypted. Whoever takes the switched-off machine cannot read it."),
    N_("A machine that is switched on and open protects nothing. Close Himoya when you leave."),
    N_("Nobody can open it for you: if both the passphrase and the paper key are lost, the data are lost."),
)


def make_keys(home: Path) -> None:
    """Ask for a passphrase, show the paper key once, and let the person prove it; then try and keep both.

    Until then nothing is written: whoever stops here begins anew at the next start.
    """
    _choose_language()
    keyring.refuse_second(home)
    for sentence in WELCOME:
        stderr(_(sentence, folder=home))
    passphrase, paper = _passphrase(), new_paper_key()
    stderr("")
    stderr(
        _(
            N_(
                "This is your paper key. Write it on paper or print it, and keep it in a safe place, "
                "away from this machine:"
            )
        )
    )
    errors.print(f"\n    {paper}\n", markup=False)
    _prove_paper_key(paper)
    made, _paper = keyring.create(home, passphrase, paper=paper)
    opening.hold(made.root)
    stderr(_(N_("Both keys work. Now your group and the first account.")))


def _choose_language() -> None:
    """Asked unless the environment says it already; the answer holds for this start."""
    if os.environ.get("HIMOYA_LANGUAGE", "").lower() in LANGUAGES:
        return
    codes = list(LANGUAGES)
    for number, name in enumerate(LANGUAGES.values(), 1):
        stderr(f"{number}  {name}")
    typed = ask(N_("Language: type its number")).strip()
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(codes):
        os.environ["HIMOYA_LANGUAGE"] = codes[int(typed) - 1]


def _passphrase() -> str:
    stderr(
        _(
            N_("Six words at random, made just now and kept nowhere; take them if you like: %(words)s"),
            words=words_at_random(),
        )
    )
    for _try in range(TRIES):
        first = ask(N_("New passphrase, best six words at random"), hidden=True)
        if first != ask(N_("The same passphrase again"), hidden=True):
            stderr(_(N_("The two are not the same. Type it once more.")))
            continue
        try:
            refuse_short(first)
        except BadInput as error:
            stderr(error.said(language()))
        else:
            return first
    raise BadInput(N_("No passphrase was set; nothing has been written. Start again when you are ready."))


def _prove_paper_key(paper: Identity) -> None:
    for _try in range(TRIES):
        typed = ask(N_("Type the paper key from your paper"))
        try:
            read = read_paper_key(typed)
        except BadInput as error:
            stderr(error.said(language()))
            continue
        if compare_digest(str(read), str(paper)):
            return
        stderr(_(N_("This is a paper key, but not the one of this start. Type the one shown above.")))
    raise BadInput(
        N_(
            "The paper key was not typed correctly; nothing has been written. Start again when "
            "you have it on paper."
        )
    )


def _(sentence: str, **values: object) -> str:
    return say(sentence, language(), **values)
