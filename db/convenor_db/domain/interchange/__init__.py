"""A convening as one JSON object (INTERCHANGE.md): out whole, in whole or not at all.

Nothing is loaded from here: the columns of the file need `shape`, and not the reading.
"""
