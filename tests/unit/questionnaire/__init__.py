"""The pure room of questionnaires: no database, no web."""
