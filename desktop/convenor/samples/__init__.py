"""Fictional convenings to try the program on; nobody and nothing in them is real."""

from convenor.samples.make import make
from convenor.samples.plan import SIZES

__all__ = ["SIZES", "make"]
