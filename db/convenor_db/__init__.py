"""What a convening is, and the file it is kept in."""
