"""Pages of the law tables: what they say in plain words, and the rows that are the office's own."""
