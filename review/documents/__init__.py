"""Plain facts in, documents out: PDF, CSV, XLSX and JSON."""
