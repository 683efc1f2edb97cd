"""How many: counts that name nobody and from which nobody can be worked out."""
