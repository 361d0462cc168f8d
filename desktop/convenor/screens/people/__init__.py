"""People: who the secretariat knows, and what is known of them."""
