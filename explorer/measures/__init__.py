"""Layer: measures."""
