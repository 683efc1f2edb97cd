"""Same-person matching measured: ours and the peers', on one set, each in a process of its own."""

from benchmarks.linkage.data import read as read
