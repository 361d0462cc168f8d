"""A month of work played by keys alone, in a process of its own."""
