"""Which rules fired about whom, and tonight's list. Alarm: a rule that fired, with its other reading."""
