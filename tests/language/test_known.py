"""A chat in a language that is not read is told so: an empty list would look like good news."""

import pytest

from himoya.language.known import seems_foreign

UZBEK = "Assalomu alaykum opalar, bugun ukam bilan gaplashdik, yaxshi ekan"
CYRILLIC = "Ассалому алайкум, бугун укам билан гаплашдик, яхши экан"
RUSSIAN = "Здравствуйте, вчера говорили с братом, у него всё хорошо"
GERMAN = "Guten Abend zusammen, wir treffen uns morgen um acht vor dem Haus"
ARABIC = "السلام عليكم ورحمة الله وبركاته كيف حالكم جميعا"
TURKISH = "Herkese merhaba arkadaslar yarin sabah saat sekizde bulusuyoruz"


@pytest.mark.parametrize(
    ("texts", "foreign"),
    [
        ([UZBEK] * 40, False),
        ([CYRILLIC] * 40, False),
        ([RUSSIAN] * 40, False),
        ([GERMAN] * 40, True),
        ([ARABIC] * 40, True),
        ([TURKISH] * 40, True),
        ([GERMAN] * 35 + [UZBEK] * 10, False),
        ([GERMAN] * 10, False),  # too few to say
        (["👍"] * 90 + ["ok"] * 90, False),
        ([], False),
    ],
)
def test_a_foreign_chat_is_noticed(texts: list[str], foreign: bool) -> None:
    assert seems_foreign(texts) is foreign
