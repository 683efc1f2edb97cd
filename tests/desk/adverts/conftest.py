"""Farrux's case and the people around it."""

from tests.desk.case.conftest import case, desk, nodira, oleg, ruslan, sardor

__all__ = ["case", "desk", "nodira", "oleg", "ruslan", "sardor"]
