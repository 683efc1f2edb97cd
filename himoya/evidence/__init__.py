"""Files that people send: photos of papers, verdicts, voice notes. They lie inside the encrypted database."""
