"""ParkGraph: Chinese government and development-zone bulletins as an RDF graph with evidence."""
