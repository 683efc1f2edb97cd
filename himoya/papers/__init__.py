"""Paper that helps: the call card, the visit sheet, the note of six facts, the pack for a disappearance.

Paper: blocks of text and of empty lines, shown on a page and printed as PDF from the same data.
"""
