"""What leaves the instance whole: exports, the bundle for a lawyer, backups. A person asks for each."""
