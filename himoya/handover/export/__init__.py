"""Everything out: all tables that mean something to people, flat, with a dictionary of every column."""
