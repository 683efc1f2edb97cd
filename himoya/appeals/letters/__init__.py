"""From a text of a pack and the facts of a case to a letter: blocks, PDF, DOCX. Pure."""
