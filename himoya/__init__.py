"""Himoya: message -> facts with quotes -> person -> case -> clock -> alarm."""
