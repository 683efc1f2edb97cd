"""Everybody: search, filters, the same person, deletion."""
