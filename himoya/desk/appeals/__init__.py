"""Pages of letters: the fan, one letter with its way and its answers, all that is waited for."""
