"""Channels: bytes to messages, one file each. Pure.

A new channel is one file here, one line in recognise.py and its test with an invented export.
"""

from himoya.intake.channels.recognise import open_export as open_export
