"""Everybody's rank on tonight's list, kept: docs/decisions/0025."""
