"""The rules of the field: values in, values out; no file, no clock, no chance."""
