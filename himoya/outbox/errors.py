"""Why nothing was sent. Neither holds an address, a token or a text: they end in logs."""


class NotSent(Exception):
    """This address did not take it; another may."""


class Unreachable(NotSent):
    """Nobody can be reached by this way now: it is not set up, the server is down, or it is too busy."""
