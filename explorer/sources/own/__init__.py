"""A table of one's own ties as a data package."""
