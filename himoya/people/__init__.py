"""Person: someone held or sought, as one reporter tells of him. Reporter: who told us."""
