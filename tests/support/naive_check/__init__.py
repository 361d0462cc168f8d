"""A second checker, written from the rules alone: plain, slow, every pair looked at.

It shares nothing with the program's engine but the records, the zones and whose seat it is, so
that where the two agree neither has made the other's mistake.
"""

from support.naive_check.checker import naive_check

__all__ = ["naive_check"]
