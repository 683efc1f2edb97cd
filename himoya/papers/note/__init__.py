"""The note of six facts about one person, for one recipient."""
