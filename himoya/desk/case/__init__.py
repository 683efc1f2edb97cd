"""The page of one case and all that is written on it."""
