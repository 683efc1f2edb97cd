"""Deleting a person or a message for good: what it touches is shown first, then it is gone everywhere."""
