"""Calls and silence. Call: a contact that proves life. Rhythm: how often he calls, as learned from calls."""
