"""Grouping everybody, what people judged about it, and what they are asked."""

from himoya.linkage.actions.grouping import (
    add_to_current,
    leave_grouping,
    make_current,
    part,
    regroup,
    regroup_touched,
    regroup_waiting,
    settle,
    switch_to,
    unsettle,
)

__all__ = [
    "add_to_current",
    "leave_grouping",
    "make_current",
    "part",
    "regroup",
    "regroup_touched",
    "regroup_waiting",
    "settle",
    "switch_to",
    "unsettle",
]
