"""From a message to facts with quotes. Pure: text and its date in, facts out; never says what is true."""
