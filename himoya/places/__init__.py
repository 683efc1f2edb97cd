"""Gazetteer: regions, cities and districts of Uzbekistan, regions of Russia, in every spelling. Pure."""

from himoya.places.gazetteer import PlaceFound, home, homes, russian_regions
from himoya.places.said import said_place

__all__ = ["PlaceFound", "home", "homes", "russian_regions", "said_place"]
