"""My municipality or region: chosen, named, and compared with others."""
