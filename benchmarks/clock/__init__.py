"""Calls, silence and deadlines, measured."""
