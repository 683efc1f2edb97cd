"""What each kind of statement gives away: which are military, which tell only where and how he is. Pure."""

EVERYTHING = "everything"
NOT_MILITARY = "not_military"
PLACE_AND_HEALTH = "place_and_health"

# What could convict him at home (law on mercenaries): only with a consent that names it.
MILITARY_KINDS = frozenset({"contract"})
MILITARY_VALUES = frozenset(
    {("status", "at_front"), ("status", "prisoner_of_war"), ("own_wish", "wants_contract")}
)
MILITARY_RULES = frozenset({"U01", "U02", "U08", "U10", "U11", "U12", "U13"})
PLACE_AND_HEALTH_KINDS = frozenset({"name", "birth_date", "age", "sex", "home", "facility", "last_contact"})
PLACE_AND_HEALTH_RULES = frozenset({"U05", "U07", "U09", "U15"})


def is_military(kind: str, value: str) -> bool:
    return kind in MILITARY_KINDS or (kind, value) in MILITARY_VALUES
