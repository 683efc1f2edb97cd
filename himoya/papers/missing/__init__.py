"""A disappearance: its clock, and the pack for those who search."""
