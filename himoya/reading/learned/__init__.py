"""The learned part of reading: weights of words and pieces of words, set on labelled messages. Pure."""
