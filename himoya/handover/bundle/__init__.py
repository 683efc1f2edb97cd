"""What a lawyer gets of one case: what is known, with its sources, within what the family agreed to."""
