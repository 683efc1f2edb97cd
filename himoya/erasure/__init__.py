"""Deletion for good: everything that is stored of a person, or a message, in one transaction."""
