"""Data quality: what was found, of the country or of a part of it, and whom to tell."""
