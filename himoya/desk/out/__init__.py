"""What leaves: exports with a second person, the bundle of a case, figures."""
