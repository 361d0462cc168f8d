"""Side panels that several screens show: everything about one person, tab by tab."""
