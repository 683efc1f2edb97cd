"""Channels: bytes to messages, one file each. Pure."""
