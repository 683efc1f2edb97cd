"""Accounts and roles, who may see what, the log, and the keys that open the database."""
