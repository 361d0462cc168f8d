"""History: what was done, by whom, field by field, and the way back."""
