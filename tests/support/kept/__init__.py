"""A program that dies while somebody types: what a second one finds of it."""
