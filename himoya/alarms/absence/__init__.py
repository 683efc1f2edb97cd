"""Why somebody is, or is not, on tonight's list."""
