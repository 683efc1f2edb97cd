"""What comes in: a file becomes messages, facts, persons, alarms; in batches, once, and can be undone."""
