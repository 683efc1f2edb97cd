"""Pages of the papers: what will be printed, what is missing, why it may not go, and the print itself."""
