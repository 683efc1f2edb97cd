"""The law as tables that a lawyer edits in an office program: uz, ru, intl, and corridors. Pure."""
