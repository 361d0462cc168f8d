"""A second checker, written from the rules alone: plain, slow, every pair looked at.

It shares nothing with the program's engine but the records, the zones, whose seat it is, the
fingerprint of a clearance and what follows from `verified` conditions, so that where the two agree
neither has made the other's mistake.
"""

from support.naive_check.checker import naive_check

__all__ = ["naive_check"]
