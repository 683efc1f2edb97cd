"""The inbox of facts, a case entered by hand, a pasted message."""
