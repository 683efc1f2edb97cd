"""Place names as data files."""
