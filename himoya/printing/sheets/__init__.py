"""How a paper looks."""
