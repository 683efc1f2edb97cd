"""Same person: candidates, a decision with reasons, provisional groups and an honest count."""
