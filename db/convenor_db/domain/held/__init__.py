"""Everything a file holds about one person: whom is meant, what names them, where texts do."""
