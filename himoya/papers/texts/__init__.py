"""Sentences of the papers, in four languages."""
