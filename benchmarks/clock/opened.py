"""Importing this sets Django up, with a key that every run has: what comes after may import models."""

import django

from himoya.storage import unlocked

unlocked.hold(bytes(range(32)))
django.setup()
