"""From an open case to eight letters on paper: python -m benchmarks.letters set."""
