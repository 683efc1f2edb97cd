"""Checking an advertisement or an offer that somebody was sent. Nothing is stored unless asked for."""
