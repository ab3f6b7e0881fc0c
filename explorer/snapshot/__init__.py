"""Layer: snapshot."""
