"""Backups: one encrypted file that holds all that is needed to go on on an empty machine.

Outside an age file, closed to the paper key and to further recipients; inside a tar with a sealed manifest,
the keyring and the encrypted database. So `age -d` and `tar x` open it without Himoya, too.
"""
