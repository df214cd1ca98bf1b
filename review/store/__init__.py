"""The database: tables and their queries, one file a subject. Only this room speaks SQL."""
