"""The part of the command line that touches stored data. Loaded only after the database is open."""
