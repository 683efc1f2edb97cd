"""Fact: read from a message. Statement: a fact that a person accepted. Case: the work for one person."""
