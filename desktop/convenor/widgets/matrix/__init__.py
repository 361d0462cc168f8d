"""The matrix of stances: rows of organisations, columns of issues, and the marks it shares."""
