"""Money: what municipalities pay to joint arrangements."""
