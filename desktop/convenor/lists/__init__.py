"""Lists that several screens show: filter line and table, the cells, the moves of seats."""
