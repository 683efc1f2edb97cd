"""A Django database engine: SQLite in one file that is encrypted by SQLCipher.

`ENGINE = "himoya.storage.sqlcipher"`. The key is taken from himoya.storage.unlocked, never from settings.
"""
