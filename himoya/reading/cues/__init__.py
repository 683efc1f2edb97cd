"""The vocabulary of the twenty rules, one file a rule."""
