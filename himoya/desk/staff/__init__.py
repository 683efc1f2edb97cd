"""Helpers: accounts by invitation, second factor, the log."""
