"""The way back in for the only organiser, by the keys of the instance itself."""

from pathlib import Path

from django.urls import reverse

from himoya.cli.data.proving import prove
from himoya.cli.output import console, language
from himoya.common.say import N_, say
from himoya.security.actions.letting_in import let_in_again


def let_in(username: str, key_file: Path | None) -> None:
    prove(N_("Passphrase or paper key, to let somebody in again"), key_file)
    way = reverse("invitation", args=[let_in_again(username)])
    words = N_(
        "Open the desk, and put this behind its address in the browser. "
        "It opens once, within a day, for choosing a new password:"
    )
    console.print(say(words, language()), markup=False)
    console.print(way, markup=False)
