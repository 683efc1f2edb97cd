"""Where people are thirty and ninety days after a signal that they may be sent to the war."""
