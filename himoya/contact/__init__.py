"""Calls and silence. Call: a contact that proves life."""
