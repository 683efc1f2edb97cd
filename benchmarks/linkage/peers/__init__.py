"""The peers, run by the Python of build/peers (scripts/peers makes it); Himoya itself never imports them."""
