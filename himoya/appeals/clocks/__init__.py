"""By when something must be answered: earliest, usual and latest lawful day, with each counted day. Pure."""
