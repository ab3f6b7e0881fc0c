"""The page of my municipality or region, and where it stands out."""
