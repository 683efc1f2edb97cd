"""Which user is at the other end of a Unix socket, as the kernel says, not as he says."""

import socket
import struct
import sys

# macOS: level and name of LOCAL_PEERCRED, and struct xucred (version, user, count, sixteen groups).
SOL_LOCAL = 0
LOCAL_PEERCRED = 1
XUCRED = "IIh16I"


def user_at_the_other_end(line: socket.socket) -> int:
    """The user id of the peer. Raises OSError when the kernel cannot say."""
    if sys.platform == "linux":
        said = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        _, user, _ = struct.unpack("3i", said)
    else:
        said = line.getsockopt(SOL_LOCAL, LOCAL_PEERCRED, struct.calcsize(XUCRED))
        _, user = struct.unpack_from("II", said)
    return int(user)
