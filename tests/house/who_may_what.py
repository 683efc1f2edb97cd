"""Writes who_may_what.tsv anew: python -m tests.house.who_may_what. Then read the difference."""

import os
from pathlib import Path

FILE = Path(__file__).with_name("who_may_what.tsv")

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

    import django

    django.setup()

    from tests.house.pages import table

    FILE.write_text(table())
