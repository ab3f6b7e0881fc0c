"""The download page and the pages that snapshots are cited by."""
