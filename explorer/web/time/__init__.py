"""Over time: what changed between two dates, and what growth is of."""
