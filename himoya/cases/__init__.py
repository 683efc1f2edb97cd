"""Fact: read from a message, with its quote. Statement: a fact that a person accepted. Case: the work for one person."""
