"""The sheet for whoever visits a place of detention: everybody we know there."""
