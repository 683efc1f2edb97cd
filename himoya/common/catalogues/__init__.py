"""The catalogues of sentences: collected from the code, translated by hand, Uzbek Cyrillic made from Latin.

`python -m himoya.common.catalogues` brings himoya/locale up to date and says what lacks a translation.
"""
