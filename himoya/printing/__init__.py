"""Papers as data, and the printer that turns data into PDF. Pure."""
