"""What may be written to whom, which clocks run, what comes next, how authorities answer. Pure."""
