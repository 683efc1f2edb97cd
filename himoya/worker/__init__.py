"""What happens by itself while the desk is open: one loop, one readable list of reactions."""
