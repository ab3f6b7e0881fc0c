"""Layer: figures."""
