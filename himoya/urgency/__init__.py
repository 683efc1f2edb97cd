"""The twenty urgent rules and the levels T0-T4: one table for reading, alarms and appeals. Pure."""

from himoya.urgency.levels import Level, most_urgent
from himoya.urgency.rules import RULES, Rule, hidden_from, rule

__all__ = ["RULES", "Level", "Rule", "hidden_from", "most_urgent", "rule"]
