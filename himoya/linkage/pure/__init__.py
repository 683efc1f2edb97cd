"""The matcher itself. Pure: records in, groups and a band out."""
