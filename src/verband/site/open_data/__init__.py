"""The register as open data: the catalogue, and what machines and finders look for at fixed addresses."""
