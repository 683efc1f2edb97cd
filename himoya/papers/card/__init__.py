"""The call card of one case."""
