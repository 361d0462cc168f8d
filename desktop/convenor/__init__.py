"""Convenor: plan closed convenings of many stakeholders, on one's own machine."""

__version__ = "0.1.0"
