"""Pages of a locked desk: the first start, and the passphrase."""
