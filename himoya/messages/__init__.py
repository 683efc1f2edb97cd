"""What came in, as it came: chats, messages, the imports that brought them, and their search."""
