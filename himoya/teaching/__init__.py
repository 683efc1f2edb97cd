"""What the group teaches: messages that were read wrongly, and words of its own for the urgent rules."""
