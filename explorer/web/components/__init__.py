"""Layer: components."""
