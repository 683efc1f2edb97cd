"""The first start: a passphrase, a paper key, and both proven by use before anything real may enter."""

from pathlib import Path

from himoya.cli.asking import ask
from himoya.cli.output import errors, language, stderr
from himoya.common.errors import BadInput
from himoya.common.say import N_, say
from himoya.security import keyring, opening

TRIES = 5

WELCOME = (
    N_("This is the first start of Himoya in %(folder)s."),
    N_("Himoya is not a state body. It sends nothing anywhere unless you do."),
    N_("Everything is stored encrypted. Whoever takes the switched-off machine cannot read it."),
    N_("Nobody can open it for you: if both the passphrase and the paper key are lost, the data are lost."),
)


def make_keys(home: Path) -> None:
    """Ask for a passphrase, show the paper key once, and let the person prove that both open the instance."""
    for sentence in WELCOME:
        stderr(_(sentence, folder=home))
    made, paper = _create(home)
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
    try:
        _prove_paper_key(home)
    except BaseException:
        # Unproven keys protect nothing: the next start begins anew, with an empty folder.
        made.path.unlink()
        raise
    opening.hold(made.root)
    stderr(_(N_("Both keys work. Now the first account.")))


def _create(home: Path) -> tuple[keyring.Keyring, str]:
    for _try in range(TRIES):
        first = ask(N_("New passphrase, best six words at random"), hidden=True)
        if first != ask(N_("The same passphrase again"), hidden=True):
            stderr(_(N_("The two are not the same. Type it once more.")))
            continue
        try:
            return keyring.create(home, first)
        except BadInput as error:
            if (home / "himoya.db").exists():
                raise
            stderr(error.said(language()))
    raise BadInput(N_("No passphrase was set; nothing has been written. Start again when you are ready."))


def _prove_paper_key(home: Path) -> None:
    for _try in range(TRIES):
        typed = ask(N_("Type the paper key from your paper"))
        try:
            keyring.open_with_paper_key(home, typed)
        except BadInput as error:
            stderr(error.said(language()))
        else:
            return
    raise BadInput(
        N_(
            "The paper key was not typed correctly; nothing has been written. Start again when "
            "you have it on paper."
        )
    )


def _(sentence: str, **values: object) -> str:
    return say(sentence, language(), **values)
