"""Cheap keys for the tests: one pass over little memory instead of three over 256 MiB."""

from himoya.security.slots import Cost

CHEAP = Cost(memory_kib=16, passes=1, lanes=1)
WORDS = "olma gilos behi anor uzum nok"
