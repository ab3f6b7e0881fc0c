"""Figures layer: frames in, drawings out."""
