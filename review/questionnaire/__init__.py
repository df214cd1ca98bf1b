"""Questionnaires as plain data: shape, conditions, values, path, reading, checks, texts, editions."""
