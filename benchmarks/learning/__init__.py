"""Setting the weights of the learned part of reading on labelled messages."""
