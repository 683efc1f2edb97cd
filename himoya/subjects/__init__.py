"""A person with all that was accepted about him: what papers and letters are made from."""
