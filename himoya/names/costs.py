"""What it costs to turn one letter of a skeleton into another (costs.toml)."""

from himoya.common.packaged import toml

_COSTS = toml("himoya.names", "costs.toml")
OTHER: float = _COSTS["other"]
SWAPPED: float = _COSTS["swapped"]
CHANGE: dict[str, float] = {pair: cost for key, cost in _COSTS["change"].items() for pair in (key, key[::-1])}
MISS: dict[str, float] = _COSTS["miss"]
MISSING: float = _COSTS["missing"]
