"""What the pages share: frame, controls, grids, sections."""
