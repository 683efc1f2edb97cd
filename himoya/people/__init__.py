"""Persons and their reporters. Person: someone held or sought, as one reporter tells of him; same person joins them."""
