"""Layer: pages."""
