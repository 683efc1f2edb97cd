"""What the group teaches: messages marked as wrongly read, and words of its own."""
