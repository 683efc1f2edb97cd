"""How letters, envelopes and posting lists look."""
