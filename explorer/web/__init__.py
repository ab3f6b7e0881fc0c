"""Layer: web."""
