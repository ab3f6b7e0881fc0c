"""Web layer: pages, their state in the URL, and addresses for machines."""
