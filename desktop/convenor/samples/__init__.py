"""Fictional convenings to try the program on; nobody and nothing in them is real."""

from convenor.samples.draw import SIZES
from convenor.samples.make import make

__all__ = ["SIZES", "make"]
