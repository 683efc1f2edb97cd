"""A zip is looked through before anything in it is opened."""

import struct
import zipfile

import pytest

from himoya.common.errors import BadInput
from tests.intake.channels.files import export, given, read, zipped

CHAT = "15.09.26, 16:40 - Ona: salom"
NAME = "WhatsApp Chat with Onalar.txt"


@pytest.mark.parametrize(
    "member",
    [
        "../chat.txt",
        "a/../../chat.txt",
        "/etc/chat.txt",
        "C:\\chat.txt",
        "..\\chat.txt",
        "\\\\host\\chat.txt",
    ],
)
def test_a_member_outside_its_folder_is_refused(member: str) -> None:
    with pytest.raises(BadInput, match="built to do harm"):
        export(zipped({NAME: CHAT, member: CHAT}))


def test_ten_thousand_members_are_refused() -> None:
    with pytest.raises(BadInput, match="more than 2000 files"):
        export(zipped({f"{n}.txt": "" for n in range(10_000)}, packed=False))


def test_two_thousand_members_whose_number_is_a_lie_are_refused() -> None:
    source = zipped({f"{n}.txt": "" for n in range(2_500)}, packed=False)
    content = bytearray(source.file.read())
    end = content.rfind(b"PK\x05\x06")
    content[end + 8 : end + 12] = struct.pack("<HH", 5, 5)
    with pytest.raises(BadInput, match="more than 2000 files"):
        export(given("chat.zip", bytes(content)))


def test_a_bomb_is_refused_and_a_monotonous_chat_is_not() -> None:
    with pytest.raises(BadInput, match="built to do harm"):
        export(zipped({NAME: CHAT, "photo.jpg": bytes(20 << 20)}))
    lines = "\n".join(f"15.09.26, 16:{n % 60:02} - Ona: salom" for n in range(20_000))
    assert len(read(zipped({NAME: lines}))) == 20_000


def test_members_that_overlap_are_refused() -> None:
    source = zipped({NAME: CHAT, "b.txt": CHAT}, packed=False)
    content = bytearray(source.file.read())
    second = content.rfind(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<L", 0)
    with pytest.raises(BadInput, match="built to do harm"):
        export(given("chat.zip", bytes(content)))


def test_what_declares_more_than_two_gigabytes_is_refused() -> None:
    source = zipped({NAME: CHAT})
    content = bytearray(source.file.read())
    entry = content.rfind(b"PK\x01\x02")
    content[entry + 20 : entry + 28] = struct.pack("<LL", 100 << 20, (2 << 30) + 1)
    with pytest.raises(BadInput, match="more than 2 GB"):
        export(given("chat.zip", bytes(content)))


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_zip_that_is_cut_off_is_told(part: float) -> None:
    whole = zipped({NAME: CHAT * 50}).file.read()
    with pytest.raises(BadInput, match="damaged or not complete"):
        export(given("chat.zip", whole[: int(len(whole) * part)]))


def test_damage_inside_is_told() -> None:
    lines = "\n".join(f"15.09.26, 16:{n % 60:02} - Ona: {n * n}" for n in range(20_000))
    content = bytearray(zipped({NAME: lines}).file.read())
    content[len(content) // 2] ^= 0xFF
    with pytest.raises(BadInput, match="damaged or not complete"):
        read(given("chat.zip", bytes(content)))


def test_a_password_is_told() -> None:
    content = bytearray(zipped({NAME: CHAT}).file.read())
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    content[6] |= 1
    with pytest.raises(BadInput, match="protected by a password"):
        export(given("chat.zip", bytes(content)))


def test_a_zip_in_a_zip_stays_shut() -> None:
    inner = zipped({NAME: CHAT}).file.read()
    with pytest.raises(BadInput, match="holds another zip"):
        export(zipped({"inner.zip": inner}))


def test_pictures_and_shadows_of_files_are_left_alone() -> None:
    found = zipped(
        {NAME: CHAT, "IMG-1.jpg": b"\xff\xd8", f"__MACOSX/._{NAME}": b"\0\5\x16\7", "inner.zip": b"PK\3\4"}
    )
    assert [row.text for row in read(found)] == ["salom"]


@pytest.mark.parametrize("members", [{}, {"a.jpg": b"\xff\xd8"}, {"readme.txt": "hello"}])
def test_a_zip_without_a_chat_is_told(members: dict[str, bytes | str]) -> None:
    with pytest.raises(BadInput, match="holds no chat and no list"):
        export(zipped(members))


def test_the_tests_zip_is_an_ordinary_one() -> None:
    assert zipfile.is_zipfile(zipped({NAME: CHAT}).file)
