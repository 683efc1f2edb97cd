#!/usr/bin/env python
"""Django's own commands, for those who change Himoya. Those who use it have the command `himoya`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "himoya.settings")
    execute_from_command_line(sys.argv)
